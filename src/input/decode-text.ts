// Bytes → text, or why they are none. Says what it met; it never guesses an encoding.

import { isUtf8 } from 'node:buffer'

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly byteOrderMark: boolean }
  /** `upTo` is the text before the first bad byte, where that can be shown. */
  | { readonly ok: false; readonly why: string; readonly upTo?: string }

/** Text must be UTF-8, as JSON and IAM ask for. A byte order mark is taken off and reported. */
export function decodeText(content: string | Uint8Array): Decoded {
  if (typeof content === 'string') return checkedText(content)
  if (startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff) || looksLikeUtf16(content)) {
    return { ok: false, why: 'this is UTF-16 text; save it as UTF-8' }
  }
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (isUtf8(bytes)) return checkedText(bytes.toString('utf8'))
  if (bytes.includes(0)) return { ok: false, why: 'this is a binary file, not text' }
  const good = utf8PrefixLength(bytes)
  const bad = (bytes[good] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return {
    ok: false,
    why: `byte 0x${bad} is not UTF-8; save the file as UTF-8`,
    upTo: bytes.toString('utf8', 0, good),
  }
}

// What stands for unknown values in here (base/unknown-text.ts), as it is or escaped: nobody may pretend to it.
const reservedCharacter = /[\uFDD0\uFDD1]|\\ufdd[01]|%ef%b7%9[01]/i

function checkedText(text: string): Decoded {
  const byteOrderMark = text.charCodeAt(0) === 0xfeff
  const bare = byteOrderMark ? text.slice(1) : text
  const nul = bare.indexOf('\0')
  if (nul >= 0)
    return {
      ok: false,
      why: 'a NUL character is in the text; this is not a JSON document',
      upTo: bare.slice(0, nul),
    }
  const reserved = bare.search(reservedCharacter)
  if (reserved >= 0)
    return {
      ok: false,
      why: 'the character U+FDD0 or U+FDD1 is in it, which Unicode keeps for programs; no text holds it',
      upTo: bare.slice(0, reserved),
    }
  return { ok: true, text: bare, byteOrderMark }
}

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second
}

/** `{` or `[` beside a zero byte: UTF-16 without its mark. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second] = [bytes[0] ?? 0, bytes[1] ?? 0]
  const opens = (byte: number) => byte === 0x7b || byte === 0x5b
  return (opens(first) && second === 0 && bytes.length > 1) || (first === 0 && opens(second))
}

/** How many bytes from the start are whole UTF-8 characters. */
function utf8PrefixLength(bytes: Buffer): number {
  let low = 0
  let high = bytes.length
  // Invariant: some prefix of length `low` (give or take a cut character) is valid, none of length `high` is.
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (validUpToCut(bytes, middle)) low = middle
    else high = middle
  }
  while (low > 0 && !isUtf8(bytes.subarray(0, low))) low--
  return low
}

/** Valid, but for a last character that the cut may have torn. */
function validUpToCut(bytes: Buffer, length: number): boolean {
  for (let torn = 0; torn <= 3 && torn <= length; torn++) {
    if (isUtf8(bytes.subarray(0, length - torn)))
      return torn === 0 || !isWholeCharacterAt(bytes, length - torn, torn)
  }
  return false
}

function isWholeCharacterAt(bytes: Buffer, start: number, length: number): boolean {
  const lead = bytes[start] ?? 0
  const wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  return wanted <= length
}
