// Policies written as strings: JSON text inside JSON, and the URL-encoded text of the IAM API. Decoded with a way
// back, so that a finding inside points at the right characters of the file.

export type Encoding = 'json-string' | 'json-text' | 'url-encoded-json-text'

export interface DecodedSource {
  readonly text: string
  /** The offset in the source of a character of the decoded text; its length maps to the end. */
  sourceOffset(offset: number): number
}

/** Policy JSON that went through `encodeURIComponent` begins with an encoded brace or bracket. */
export function isUrlEncodedJson(text: string): boolean {
  return /^\s*%(7b|5b)/i.test(text)
}

/** The text with `%XX` decoded, or undefined when it is not well-formed. IAM encodes by RFC 3986. */
export function decodeUrl(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/**
 * Decodes a JSON string token (quotes included) and, unless `until` is `json-string`, URL-encoding below it.
 * A token that is not a string token is taken as raw text, which is how a whole file of URL-encoded text comes in.
 */
export function decodeEmbedded(token: string, until: 'json-string' | 'all' = 'all'): DecodedSource {
  const outer = token.startsWith('"') ? unescapeJson(token) : identity(token)
  if (until === 'json-string' || !isUrlEncodedJson(outer.text)) return outer
  const inner = unescapeUrl(outer.text)
  return inner
    ? { text: inner.text, sourceOffset: offset => outer.sourceOffset(inner.sourceOffset(offset)) }
    : outer
}

const identity = (text: string): DecodedSource => ({ text, sourceOffset: offset => offset })

const jsonEscape = /\\u[0-9a-fA-F]{4}|\\./gs

function unescapeJson(token: string): DecodedSource {
  const body = token.slice(1, token.endsWith('"') && token.length > 1 ? -1 : undefined)
  return unescapeWith(body, jsonEscape, sequence => JSON.parse(`"${sequence}"`) as string, 1)
}

// One ASCII character at a time, so that the way back is exact; the bytes of a longer character together.
const urlEscapes = /%[0-7][0-9a-fA-F]|(?:%[89a-fA-F][0-9a-fA-F])+/g

function unescapeUrl(text: string): DecodedSource | undefined {
  return decodeUrl(text) === undefined ? undefined : unescapeWith(text, urlEscapes, decodeURIComponent, 0)
}

/** Decodes every match; remembers where each decoded stretch came from. */
function unescapeWith(
  source: string,
  pattern: RegExp,
  decode: (match: string) => string,
  shift: number,
): DecodedSource {
  // Parallel lists: from decoded offset `decodedAt[i]` on, source offsets begin at `sourceAt[i]`.
  const decodedAt = [0]
  const sourceAt = [0]
  let text = ''
  let last = 0
  for (const match of source.matchAll(pattern)) {
    text += source.slice(last, match.index)
    decodedAt.push(text.length)
    sourceAt.push(match.index)
    text += decode(match[0])
    last = match.index + match[0].length
    decodedAt.push(text.length)
    sourceAt.push(last)
  }
  text += source.slice(last)
  return {
    text,
    sourceOffset(offset) {
      let at = decodedAt.length - 1
      while (at > 0 && (decodedAt[at] as number) > offset) at--
      return shift + (sourceAt[at] as number) + offset - (decodedAt[at] as number)
    },
  }
}
