// How V8 is set for runs over many documents.

/**
 * Documents live shortly, and hardly anything outlasts their judging. V8 lets the space for new objects grow to 16 MiB
 * twice over, which saves no time here and costs 25 MiB, and lets what has become garbage pile up to several times what
 * is used. And a run calls many functions a few thousand times each: optimising them as early as V8 does costs a
 * fifth more than it saves, on a thousand policies and on ten thousand. Only where it was measured: other versions have
 * other flags.
 */
export async function settleForMuch(): Promise<void> {
  if (!process.version.startsWith('v20.')) return
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=100')
  setFlagsFromString('--interrupt-budget=400000')
}
