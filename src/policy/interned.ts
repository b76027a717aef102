// Names in lower case, one string object for each: comparing and hashing the same object again costs next to nothing.

const lowered = new Map<string, string>()

/** The name in lower case. Names of keys and actions come from small vocabularies, so the answers are kept. */
export function lowerCase(name: string): string {
  const known = lowered.get(name)
  if (known !== undefined) return known
  // Hostile input could bring ever new names.
  if (lowered.size >= 10_000) lowered.clear()
  const lower = name.toLowerCase()
  const interned = lowered.get(lower) ?? lower
  lowered.set(interned, interned)
  lowered.set(name, interned)
  return interned
}
