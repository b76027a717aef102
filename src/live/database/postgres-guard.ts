// Errors and notices of PostgreSQL, looked at before pg reads them: it looks for the end of one beyond the message, and
// where there is none it never stops. https://www.postgresql.org/docs/current/protocol-error-fields.html

import { PeerFailure } from '../ask-peer.ts'

const error = 'E'.charCodeAt(0)
const notice = 'N'.charCodeAt(0)
/** The type, and the length, which counts itself. */
const headerBytes = 5

/** Takes what comes, piece by piece; a message is looked at with the piece that completes it. */
export function onlyEndingFields(): (chunk: Buffer) => PeerFailure | undefined {
  let kept: Buffer = Buffer.alloc(0)
  return chunk => {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk])
    let at = 0
    while (kept.length - at >= headerBytes) {
      const length = kept.readUInt32BE(at + 1)
      const end = at + 1 + length
      if (length < headerBytes - 1) return garbage()
      if (end > kept.length) break
      const type = kept[at]
      if ((type === error || type === notice) && !fieldsEnd(kept.subarray(at + headerBytes, end)))
        return garbage()
      at = end
    }
    kept = kept.subarray(at)
    return undefined
  }
}

/** Each field is a letter and a text that ends with a zero; a zero instead of a letter ends them all. */
function fieldsEnd(body: Buffer): boolean {
  let at = 0
  while (at < body.length && body[at] !== 0) {
    const end = body.indexOf(0, at + 1)
    if (end === -1) return false
    at = end + 1
  }
  return at < body.length
}

function garbage(): PeerFailure {
  return new PeerFailure('peer', 'GARBAGE', 'what came is not of the protocol')
}
