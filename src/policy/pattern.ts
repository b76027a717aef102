// Patterns compiled for matching: text in which some characters are wildcards and others, though they look like
// wildcards, are not (the value of a variable, `${*}`). No regular expressions, no backtracking beyond the last star.

/** A character code, or one of the wildcards below. */
export type PatternCode = number

/** Any run of characters, also none. */
export const anyRun: PatternCode = -1
/** Exactly one character. */
export const anyOne: PatternCode = -2
/** As `anyRun` and `anyOne`, colons excepted: wildcards in the first five segments of a resource ARN. */
const runInSegment: PatternCode = -3
const oneInSegment: PatternCode = -4

const colon = 0x3a

export interface Pattern {
  readonly kind: 'everything' | 'exact' | 'prefix' | 'stars' | 'glob'
  /** The text, for `exact` and `prefix`. */
  readonly text: string
  /** For `stars`, in which free stars are the only wildcards: what stands before, between and after them. */
  readonly parts: readonly string[]
  /** For `glob`. */
  readonly codes: readonly PatternCode[]
  /** Some wildcard stops at colons. */
  readonly confined: boolean
  /** Colons written in the pattern. */
  readonly colons: number
}

/** The codes of a text, with `*` and `?` as wildcards if asked for. */
export function codesOf(text: string, wildcards: boolean): PatternCode[] {
  const codes: PatternCode[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    codes.push(wildcards && code === 0x2a ? anyRun : wildcards && code === 0x3f ? anyOne : code)
  }
  return codes
}

/** Segments of an ARN before the last one, which names the resource and can hold colons of its own. */
const segmentsBeforeResource = 5

/**
 * Confines wildcards to segments, the parts between colons, as the Resource element has them: only a `*` that ends
 * its segment "can expand to match beyond the colon boundaries". An ARN has six segments; in the last, a colon is a
 * character like others (`dbuser:db-ABC/app`, an object's key).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function confineToSegments(codes: readonly PatternCode[]): PatternCode[] {
  let colons = 0
  return codes.map((code, index) => {
    if (code === colon) colons += 1
    if (code >= 0 || colons >= segmentsBeforeResource) return code
    if (code === anyOne) return oneInSegment
    return endsSegment(codes, index) ? anyRun : runInSegment
  })
}

/** Of several stars in a row the last one tells: it takes what the others may not. */
function endsSegment(codes: readonly PatternCode[], star: number): boolean {
  return star + 1 === codes.length || codes[star + 1] === colon
}

/** The pattern of a `Resource` without variables. Most are literal, and need no codes. */
export function resourcePattern(text: string): Pattern {
  return isLiteral(text) ? literalPattern(text) : makePattern(confineToSegments(codesOf(text, true)))
}

function isLiteral(text: string): boolean {
  return !text.includes('*') && !text.includes('?')
}

function literalPattern(text: string): Pattern {
  return { kind: 'exact', text, parts: [], codes: [], confined: false, colons: countColons(text) }
}

/** Classifies the codes, so that the common shapes match fast. */
export function makePattern(codes: readonly PatternCode[]): Pattern {
  const firstWild = codes.findIndex(code => code < 0)
  const literal = firstWild < 0 ? codes : codes.slice(0, firstWild)
  const open = firstWild >= 0 && codes.slice(firstWild).every(code => code === anyRun)
  const onlyStars = codes.every(code => code >= 0 || code === anyRun)
  const several = onlyStars ? 'stars' : 'glob'
  const kind = firstWild < 0 ? 'exact' : !open ? several : firstWild === 0 ? 'everything' : 'prefix'
  return {
    kind,
    text: kind === 'exact' || kind === 'prefix' ? textOf(literal) : '',
    parts: kind === 'stars' ? partsOf(codes) : [],
    codes: kind === 'glob' ? codes : [],
    confined: codes.some(code => code === runInSegment || code === oneInSegment),
    colons: codes.reduce((count, code) => (code === colon ? count + 1 : count), 0),
  }
}

function partsOf(codes: readonly PatternCode[]): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (let star = codes.indexOf(anyRun); star >= 0; star = codes.indexOf(anyRun, from)) {
    parts.push(textOf(codes.slice(from, star)))
    from = star + 1
  }
  return [...parts, textOf(codes.slice(from))]
}

/** The codes as text again; wildcards and characters that look like them are not told apart any more. */
export function textOf(codes: readonly PatternCode[]): string {
  let text = ''
  for (const code of codes) {
    text += code >= 0 ? String.fromCharCode(code) : code === anyRun || code === runInSegment ? '*' : '?'
  }
  return text
}

/**
 * Whether the whole text matches. The time is that of searching the text for the parts, one after the other; with `?` or
 * confined wildcards it can be a part's length times the text's.
 */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  switch (pattern.kind) {
    case 'everything':
      return true
    case 'exact':
      return pattern.text === text
    case 'prefix':
      return hasPrefix(text, pattern.text)
    case 'stars':
      return matchesParts(pattern.parts, text)
    case 'glob':
      if (!matchesFreely(pattern.codes, text)) return false
      // Every colon of the text met one of the pattern, so no wildcard took one.
      return !pattern.confined || countColons(text) === pattern.colons || matchesConfined(pattern.codes, text)
  }
}

/** As `startsWith`, which compares character by character and is slow on texts that have much in common, as ARNs do. */
function hasPrefix(text: string, prefix: string): boolean {
  if (prefix === '') return true
  const last = prefix.length - 1
  return text.charCodeAt(last) === prefix.charCodeAt(last) && text.slice(0, prefix.length) === prefix
}

/** What stands between two stars is taken where it first occurs: a later place could not let more match. */
function matchesParts(parts: readonly string[], text: string): boolean {
  const last = parts.length - 1
  const [head, tail] = [parts[0] as string, parts[last] as string]
  if (text.length < head.length + tail.length || !hasPrefix(text, head) || !text.endsWith(tail)) return false
  let from = head.length
  for (let i = 1; i < last; i++) {
    const part = parts[i] as string
    const at = text.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return from <= text.length - tail.length
}

/** Takes all wildcards as unconfined. Only the last star is tried again: an earlier one could not do better. */
function matchesFreely(codes: readonly PatternCode[], text: string): boolean {
  let at = 0
  let inText = 0
  let afterStar = -1
  let retryFrom = 0
  while (inText < text.length) {
    const wanted = codes[at]
    if (wanted === anyRun || wanted === runInSegment) {
      at += 1
      afterStar = at
      retryFrom = inText
    } else if (wanted === text.charCodeAt(inText) || wanted === anyOne || wanted === oneInSegment) {
      at += 1
      inText += 1
    } else if (afterStar >= 0) {
      at = afterStar
      retryFrom += 1
      inText = retryFrom
    } else {
      return false
    }
  }
  while (codes[at] === anyRun || codes[at] === runInSegment) at += 1
  return at === codes.length
}

/**
 * As above, with two stars to try again: the last confined one, until it meets a colon, and then the last free one. Within
 * what follows a free star, a literal stretch is best placed where it fits first: whatever a confined star reaches from a
 * later place, it reaches from the earlier one too, because no colon can lie between.
 */
function matchesConfined(codes: readonly PatternCode[], text: string): boolean {
  let at = 0
  let inText = 0
  let afterFree = -1
  let freeFrom = 0
  let afterConfined = -1
  let confinedFrom = 0
  for (;;) {
    const wanted = codes[at]
    const here = text.charCodeAt(inText)
    if (wanted === anyRun) {
      at += 1
      afterFree = at
      freeFrom = inText
      afterConfined = -1
    } else if (wanted === runInSegment) {
      at += 1
      afterConfined = at
      confinedFrom = inText
    } else if (inText === text.length) {
      // Another place for a star would only be later and leave still less text.
      return wanted === undefined
    } else if (wanted === here || wanted === anyOne || (wanted === oneInSegment && here !== colon)) {
      at += 1
      inText += 1
    } else if (afterConfined >= 0 && text.charCodeAt(confinedFrom) !== colon) {
      confinedFrom += 1
      inText = confinedFrom
      at = afterConfined
    } else if (afterFree >= 0) {
      freeFrom += 1
      inText = freeFrom
      at = afterFree
      afterConfined = -1
    } else {
      return false
    }
  }
}

function countColons(text: string): number {
  let count = 0
  for (let i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) count += 1
  return count
}
