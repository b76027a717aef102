// Characters in the texts of a policy that no reader sees and AWS compares like any other: blanks at the ends, zero-width
// characters, letters of other alphabets, what a word processor made of a hyphen.

import { type OddCharacter, oddCharacter } from '../base/odd-characters.ts'
import type { TextUse } from './placeholders.ts'

export interface HiddenCharacter {
  readonly character: string
  /** In words, to be read after "a". */
  readonly name: string
  /** In UTF-16 units. */
  readonly at: number
  /** What belongs there; empty for nothing. */
  readonly plain: string
}

export interface HiddenCharacters {
  readonly found: readonly HiddenCharacter[]
  /** The text without them. */
  readonly cleaned: string
}

/**
 * The hidden characters of a text, or undefined. Where AWS takes any text at all (object keys, tags, user agents), plain
 * blanks and foreign words are right, and only what cannot be meant counts.
 */
export function hiddenCharactersIn(text: string, use: TextUse, key?: string): HiddenCharacters | undefined {
  if (!/[^\x21-\x7e]/.test(text) || text.trim() === '') return undefined
  const found: HiddenCharacter[] = []
  const strictTo = strictLength(text, use, key)
  const ends = hasStrictEnds(text, use, strictTo)
  const first = text.search(/[^ ]/)
  const last = text.trimEnd().length
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === ' ') {
      const outside = at < first || at >= last
      if (outside ? ends : at < strictTo) found.push({ character, name: 'blank', at, plain: '' })
      continue
    }
    const odd = oddCharacter(character)
    if (!odd) continue
    if (at < strictTo || isNeverMeant(text, at, odd.kind))
      found.push({ character, name: odd.name, at, plain: plainAt(text, at, strictTo, odd.plain) })
  }
  return found.length === 0 ? undefined : { found, cleaned: cleanedOf(text, found) }
}

function cleanedOf(text: string, found: readonly HiddenCharacter[]): string {
  let cleaned = ''
  let last = 0
  for (const { at, plain } of found) {
    cleaned += text.slice(last, at) + plain
    last = at + 1
  }
  return (cleaned + text.slice(last)).trim()
}

/** Odd blanks vanish where no blank can stand, and become plain ones elsewhere. */
function plainAt(text: string, at: number, strictTo: number, plain: string): string {
  if (plain !== ' ') return plain
  const atEnd = text.slice(0, at).trim() === '' || text.slice(at).trim() === ''
  return at < strictTo || atEnd ? '' : ' '
}

/** How much of the text, from its beginning, is made of names and signs that are plain ASCII without blanks. */
function strictLength(text: string, use: TextUse, key: string | undefined): number {
  const trimmed = text.trim()
  switch (use) {
    case 'action':
      return text.length
    case 'principal':
      if (/:cloudfront:user\//.test(text)) return text.indexOf('user/')
      return /^\W?arn:/.test(trimmed) || !trimmed.includes(' ') ? text.length : 0
    case 'resource':
      return strictArnLength(text) ?? (/ /.test(trimmed) ? 0 : text.length)
    case 'condition-key':
      return tagKeyStart(text) ?? text.length
    case 'condition-value':
      return strictArnLength(text) ?? (isId(trimmed, key) ? text.length : 0)
  }
}

// Their names are letters, digits and a few signs. Those of other services may have blanks.
const plainServices: ReadonlySet<string> = new Set([
  'iam',
  'sts',
  'rds',
  'kms',
  'lambda',
  'ec2',
  'sqs',
  'sns',
])

function strictArnLength(text: string): number | undefined {
  if (!/^\W*(arn|\*):/.test(text)) return undefined
  const sections = text.split(':')
  if (sections.length < 6 || plainServices.has((sections[2] ?? '').trim())) return text.length
  const fixed = sections.slice(0, 5).join(':').length + 1
  // A database user may have any name; what stands before it may not.
  if (!text.includes(':rds-db:')) return fixed
  const slash = text.indexOf('/', fixed)
  return slash < 0 ? text.length : slash + 1
}

function tagKeyStart(key: string): number | undefined {
  const start = /^[^/]*(tag|encryptioncontext)[/:]/i.exec(key)?.[0].length
  return start === undefined ? undefined : start
}

const idShapes = [
  /^\d{12}$/,
  /^(o|ou|r|vpc|vpce|subnet|sg|i|ami|db|cluster|prx|eni|key|mrk|vol|snap|tgw|fs|igw)-[0-9a-z-]+$/i,
  /^A(ROA|IDA|KIA|SIA)[A-Z0-9]{12,}(:\S+)?$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^[\w.-]+\.amazonaws\.com(\.cn)?$/,
  /^[a-z]{2}(-[a-z]+)+-\d$/,
]

/** Values that AWS, an identity provider or a partner makes up, and that have no blanks. */
function isId(value: string, key: string | undefined): boolean {
  if (/ /.test(value)) return false
  if (key !== undefined && /^sts:externalid$|^[^:/]+\.[^:]*:(sub|aud|amr|oaud)$/i.test(key)) return true
  const visible = Array.from(value, character => oddCharacter(character)?.plain ?? character).join('')
  return idShapes.some(shape => shape.test(visible))
}

/** Whether a plain blank at the beginning or end is a slip. */
function hasStrictEnds(text: string, use: TextUse, strictTo: number): boolean {
  return use !== 'condition-value' || strictTo > 0 || /^\s*arn:/.test(text)
}

/** In free text: what takes no room, odd blanks between plain ASCII, and look-alikes in a word of ASCII letters. */
function isNeverMeant(text: string, at: number, kind: OddCharacter['kind']): boolean {
  switch (kind) {
    case 'invisible':
    case 'blank':
      // Elsewhere they are right: joiners in Persian and Hindi, wide blanks in Japanese.
      return isAscii(text.charAt(at - 1)) && isAscii(text.charAt(at + 1))
    case 'look-alike':
      return isMixedWord(text, at)
    case 'typographic':
      return false
  }
}

function isAscii(character: string): boolean {
  return character === '' || /[\t-\r\x20-\x7e]/.test(character)
}

/** Whether the word has letters of ASCII, and of other alphabets only look-alikes. */
function isMixedWord(text: string, at: number): boolean {
  const before = /\p{L}*$/u.exec(text.slice(0, at))?.[0] ?? ''
  const after = /^\p{L}*/u.exec(text.slice(at))?.[0] ?? ''
  const word = before + after
  return /[A-Za-z]/.test(word) && Array.from(word).every(letter => isAscii(letter) || oddCharacter(letter))
}
