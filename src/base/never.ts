// Ends an exhaustive switch: a new member of the union becomes a compile error here.

/** Throws; reached only when a value has escaped its type. */
export function never(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`)
}
