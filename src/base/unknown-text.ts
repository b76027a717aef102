// Text of which a part is not known, such as what a template leaves to be filled in. An unknown part is a run of
// characters that no document can hold, so that it lives inside ordinary strings: it equals itself and nothing else, holds
// no colon, slash or wildcard, and can be told from what is known. Two unknown parts of one name and one origin are the
// same value; of others nobody knows.

// Noncharacters "intended for process-internal use": https://www.unicode.org/faq/private_use.html#nonchar1
const opening = '\uFDD0'
const closing = '\uFDD1'
// Between the name and the origin; both are written in characters of the private use area, one for each of ASCII.
const between = '\uE0FF'
const firstPrivate = 0xe000

// While nothing is unknown, no text needs to be searched: evaluation asks millions of times.
let anyUnknown = false

/** A value that is not known; `origin` is whatever makes the name mean one thing, such as the document's path. */
export function unknownText(name: string, origin = ''): string {
  anyUnknown = true
  return opening + encode(name.slice(0, 200)) + between + encode(hashOf(origin)) + closing
}

/** Whether a part of the text is not known. */
export function holdsUnknown(text: string): boolean {
  return anyUnknown && text.includes(opening)
}

/** Whether nothing of the text is known. */
export function isUnknown(text: string): boolean {
  return holdsUnknown(text) && text.startsWith(opening) && text.indexOf(closing) === text.length - 1
}

const unknownPart = /\uFDD0([\uE000-\uE07F]*)[^\uFDD1]*\uFDD1/g

/** The text with something else for each part that is not known. */
export function replaceUnknowns(text: string, by: (name: string, offset: number) => string): string {
  if (!holdsUnknown(text)) return text
  return text.replace(unknownPart, (_, name: string, offset: number) => by(decode(name), offset))
}

/** The text as a pattern: a `*` for each part that is not known. */
export function starsForUnknowns(text: string): string {
  return replaceUnknowns(text, () => '*')
}

/** The text as a reader sees it: `${name}` for each part that is not known. */
export function nameUnknowns(text: string): string {
  return replaceUnknowns(text, name => `\${${name}}`)
}

function encode(text: string): string {
  let encoded = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    encoded += String.fromCharCode(firstPrivate + (code < 0x80 ? code : 0x3f))
  }
  return encoded
}

function decode(encoded: string): string {
  let text = ''
  for (let i = 0; i < encoded.length; i++) text += String.fromCharCode(encoded.charCodeAt(i) - firstPrivate)
  return text
}

/** FNV-1a, 32 bits: enough to tell the few documents of a run apart. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
