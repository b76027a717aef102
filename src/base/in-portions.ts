// Texts that come in many small pieces, given in few large ones: each write to a stream or a file is a call of the system.

/** Characters that are given at once. */
const portion = 1 << 18

/** The same text, in pieces of some 256 Ki characters; what is longer by itself stays whole. */
export function* inPortions(pieces: Iterable<string>): Generator<string> {
  let pending: string[] = []
  let length = 0
  for (const piece of pieces) {
    pending.push(piece)
    length += piece.length
    if (length < portion) continue
    yield pending.join('')
    pending = []
    length = 0
  }
  if (length > 0) yield pending.join('')
}
