// Words of a template or a guide that somebody was meant to replace: `<account-id>`, `{{region}}`, `YOUR_ACCOUNT_ID`.
// Names are free in AWS, and some are in capital letters, so a word counts only where no name can stand, or when no
// one would choose it for a name.

import { isAccountKey } from './account-keys.ts'

/** Which part of a policy a text is. */
export type TextUse = 'action' | 'resource' | 'principal' | 'condition-key' | 'condition-value'

/** What belongs there instead. `template` is an expression that some other tool should have filled in. */
export type Wanted = 'account' | 'region' | 'resource-id' | 'template' | 'value'

export interface Placeholder {
  readonly text: string
  /** In UTF-16 units of the whole text. */
  readonly from: number
  readonly to: number
  readonly wants: Wanted
}

const none: readonly Placeholder[] = []

/** The placeholders of a text, in its order. `key` is the condition key that a condition value belongs to. */
export function placeholdersIn(text: string, use: TextUse, key?: string): readonly Placeholder[] {
  const mayBe = mayBeDelimited.test(text)
  if (use === 'action') return mayBe ? delimitedIn(text) : none
  if (!mayBe && !mayBeWord.test(text)) return none
  const delimited = mayBe ? delimitedIn(text) : none
  const masked = maskOf(text, delimited)
  const words = wordsIn(masked, use, key?.toLowerCase() ?? '')
  if (delimited.length === 0 && words.length === 0) return none
  // Where one thing was left to be filled in, a word like ROLE_NAME beside it is no name either.
  const weak = use === 'condition-key' ? none : weakIn(maskOf(masked, words))
  const found = [...delimited, ...words, ...weak].sort((a, b) => a.from - b.from)
  const sections = text.startsWith('arn:') ? sectionStarts(masked) : []
  return found.map(one => placed(one, text, sections))
}

/** Where the sections of an ARN begin; nothing that was left in has colons any more. */
function sectionStarts(masked: string): readonly number[] {
  const starts = [0]
  for (let colon = masked.indexOf(':'); colon >= 0; colon = masked.indexOf(':', colon + 1))
    starts.push(colon + 1)
  return starts
}

/** The place in an ARN says better than the word what is wanted. */
function placed(found: Placeholder, text: string, sections: readonly number[]): Placeholder {
  if (found.wants === 'template' || sections.length < 6) return found
  const section = sections.findLastIndex(start => start <= found.from)
  if (section === 3) return { ...found, wants: 'region' }
  if (section === 4) return { ...found, wants: 'account' }
  const slash = text.indexOf('/', found.to)
  const isId = section === 6 && slash >= 0 && text.slice(0, found.from).includes(':rds-db:')
  return isId ? { ...found, wants: 'resource-id' } : found
}

// ---------------------------------------------------------------- between delimiters

/**
 * False of a text in which `placeholdersIn` finds nothing, whatever its use: one look, for nearly all texts. Of an ARN
 * whose first five sections are known to be none, only what stands behind them counts.
 */
export function mayHoldPlaceholder(text: string, sectionsAreFilledIn = false): boolean {
  return mayBeDelimited.test(text) || (sectionsAreFilledIn ? mayBeStrongWord : mayBeWord).test(text)
}

const mayBeDelimited = /[<{[%$…]|__[A-Z]|\.{3}/

// One alternative for each style; what is inside decides, in `isLeftIn`.
const delimiters =
  /\$+\{[^}]*\}|\{\{[^}]*\}\}|<+[^<>]*>+|\[[^\][]*\]|%[A-Za-z_]+%|[!&#]?\{[^{}]*\}|\$\([^)]*\)|(?<![A-Za-z0-9])\$[A-Za-z_]\w*|__[A-Z][A-Z0-9_]*?__|\.{3}|…/g

function delimitedIn(text: string): readonly Placeholder[] {
  const found: Placeholder[] = []
  for (const match of text.matchAll(delimiters)) {
    const [whole] = match
    if (!isLeftIn(whole, text)) continue
    const template = whole.startsWith('$')
    const { index: from } = match
    found.push({
      text: whole,
      from,
      to: from + whole.length,
      wants: template ? 'template' : wantedBy(whole),
    })
  }
  return found.length === 0 ? none : found
}

function isLeftIn(whole: string, text: string): boolean {
  const inside = whole.replace(/^[^A-Za-z0-9*?$!]+|[^A-Za-z0-9*?$!+]+$/g, '')
  switch (whole.charAt(0)) {
    case '<':
      return inside === '' || /[A-Za-z]/.test(inside)
    case '[':
      return isTemplateWord(inside)
    case '%':
      return /[A-Z]{3}/.test(inside) && inside === inside.toUpperCase()
    case '$':
      return isForeignExpression(whole)
    case '{':
      // CloudFormation resolves these itself; API Gateway writes the parameters of a path in braces.
      if (whole.startsWith('{{')) return !/^\{\{\s*resolve:/.test(whole)
      if (/:(execute-api|apigateway):/.test(text) || /^[0-9A-Fa-f-]{32,}$/.test(inside)) return false
      return /^[A-Za-z][\w .-]*$/.test(inside)
    case '#':
      return /[A-Za-z]/.test(inside)
    case '!':
    case '&':
      return false
    case '.':
    case '…':
      return text.startsWith('arn:')
    default:
      return true
  }
}

/** `${…}` that is no variable of the policy language: those have a colon behind the name of a service or provider. */
function isForeignExpression(whole: string): boolean {
  if (whole.startsWith('$(')) return /[A-Za-z]/.test(whole)
  if (!whole.includes('{')) return isTemplateWord(whole.slice(1))
  const inside = whole.slice(whole.indexOf('{') + 1, -1)
  if (!/[A-Za-z]/.test(inside) || inside.startsWith('!')) return false
  // The second colon makes it a pseudo parameter of CloudFormation.
  return inside.includes('::') || !/^\s*[\w./-]+:/.test(inside) || /[()"]/.test(inside.split(',', 1)[0] ?? '')
}

const vocabulary =
  /(account|acct|region|your|owner|external|resource|bucket|cluster|database|instance|provider|principal|role|user|org|vpc|subnet|cidr|key|name|prefix|arn|id)/i

/** A word that says what to put in its place, or stands in capital letters as none but placeholders do. */
function isTemplateWord(word: string): boolean {
  if (/^[A-Z][A-Z0-9_ -]{2,}$/.test(word)) return !/^(LATEST|DEFAULT|EDGE)$/.test(word)
  return /^[A-Za-z][\w -]*[A-Za-z]$/.test(word) && /[A-Za-z]{2}[_ -]?/.test(word) && vocabulary.test(word)
}

function wantedBy(word: string): Wanted {
  if (/^(.)\1{11}$/.test(word)) return 'account'
  if (/acc(oun)?t/i.test(word) && !/service|name/i.test(word)) return 'account'
  if (/region/i.test(word)) return 'region'
  return /resource.?id|dbi|(db|cluster|proxy|instance).?id/i.test(word) ? 'resource-id' : 'value'
}

/** The text with what is already explained, and variables, made unremarkable; offsets stay. */
function maskOf(text: string, found: readonly Placeholder[]): string {
  let masked = text
  for (const { from, to } of found) masked = masked.slice(0, from) + '*'.repeat(to - from) + masked.slice(to)
  return masked.replace(/\$\{[^}]*\}/g, variable => '*'.repeat(variable.length))
}

// ---------------------------------------------------------------- bare words

// Anything that could be one of the words below; most texts stop here.
const mayBeWord =
  /[A-Z]{2}|x{3}|0{12}|#{3}|your|account|acct|Account|Your|Region|region|change|replace|number|Number|:[Ii]d:|-id\b|[Rr]esource-?[Ii]d|:(?:the|my|target|source)[-_]|:([a-z])\1{3}/

function wordsIn(text: string, use: TextUse, key: string): readonly Placeholder[] {
  if (use === 'condition-key') return /^[^:]*\./.test(text) ? tokensIn(text, 0, isStrongWord) : none
  if (text.startsWith('arn:')) return wordsOfArn(text)
  if (use === 'principal') return isPrincipalWord(text) ? [whole(text)] : none
  if (use === 'condition-value') return wordsOfValue(text, key)
  return none
}

function whole(text: string, wants?: Wanted): Placeholder {
  return { text, from: 0, to: text.length, wants: wants ?? wantedBy(text) }
}

function wordsOfArn(text: string): readonly Placeholder[] {
  const found: Placeholder[] = []
  const sections = text.split(':')
  let from = 0
  for (const [index, section] of sections.slice(0, 5).entries()) {
    // With fewer sections a colon is missing, and a name may have come to stand here.
    const wants = index === 4 && sections.length > 5 && isAccountWord(section) ? 'account' : undefined
    const region = index === 3 && isRegionWord(section) ? 'region' : undefined
    const partition = index === 1 && /^(partition|aws_partition)$/i.test(section) ? 'value' : undefined
    const wanted = wants ?? region ?? partition
    if (wanted) found.push({ text: section, from, to: from + section.length, wants: wanted })
    from += section.length + 1
  }
  if (sections.length < 6) return found
  const isDatabase = sections[2] === 'rds-db'
  return [...found, ...tokensIn(text, from, isDatabase ? isStrongDatabaseWord : isStrongWord)]
}

/** The words of a text from an offset on that pass a test. */
function tokensIn(text: string, start: number, test: (word: string, text: string, at: number) => boolean) {
  const found: Placeholder[] = []
  for (const match of text.slice(start).matchAll(/[A-Za-z0-9_#-]+/g)) {
    const [word] = match
    const from = start + match.index
    if (test(word, text, from))
      found.push({ text: word, from, to: from + word.length, wants: wantedBy(word) })
  }
  return found
}

// Account sections that are words: resources that AWS, CloudFront or a partner owns.
const accountWords: ReadonlySet<string> = new Set([
  'aws',
  'aws-marketplace',
  'amazon',
  'cloudfront',
  'offering',
  'partner',
])

/** A word where only twelve digits can stand, that says so. All zeros is how a number is blacked out. */
function isAccountWord(word: string): boolean {
  if (/^0{12}$/.test(word)) return true
  if (!/[A-Za-z#]/.test(word) || !/^[\w #.'-]+$/.test(word) || accountWords.has(word)) return false
  if (/acc(oun)?t|number|^(your|my|the|target|source)[-_ ]|^id$|[-_ ]id$/i.test(word)) return true
  return (
    /x{3}|#{3}/i.test(word) || /^([A-Za-z#])\1{3,}$/.test(word) || /^[A-Z]{2,}([_ -][A-Z0-9]+)*$/.test(word)
  )
}

function isRegionWord(word: string): boolean {
  if (!/[A-Za-z]/.test(word) || /[*?]/.test(word)) return false
  if (/region|^(your|my)[-_]|x{3}/i.test(word)) return true
  // In capital letters, but not the name of a region so written.
  return /^[A-Z]{2,}([_-][A-Z]+)*$/.test(word) && !/^(US|EU|AP|SA|CA|ME|AF|IL|MX|CN)([_-]|$)/.test(word)
}

const strongWord = new RegExp(
  [
    '^your[-_]|^YOUR([-_]|$)|_YOUR_',
    '^[Yy]our[A-Z]\\w*?(Account|Region|Role|User|Bucket|Id|Name|Arn|Org|Database|Cluster|Key|Table|External|Vpc)',
    '^(AWS[-_]?)?ACCOUNT[-_]?(ID|NUMBER|NUM|NO)$|^AWS_(ACCOUNT|REGION)$',
    '(^|[-_])(PLACEHOLDER|CHANGE[-_]?ME|REPLACE[-_]?(ME|WITH|THIS)|FIXME|TO[-_]BE[-_]\\w+)($|[-_])',
    '^(change[-_]?me|replace[-_]?me)$|^[A-Z0-9_]+_HERE$',
    '^[A-Z]+[-_]RESOURCE[-_]ID$|^RESOURCE[-_]ID$|^OIDC[-_]?(ID|PROVIDER|URL|PROVIDER[-_]URL)$',
    'x{6}|X{6}',
  ].join('|'),
)

// Anything that could be a strong word.
const mayBeStrongWord =
  /[Yy]our|YOUR|ACCOUNT|REGION|PLACEHOLDER|FIXME|_HERE|RESOURCE[-_]ID|OIDC|TO[-_]BE|[Cc]hange[-_]?me|CHANGE|[Rr]eplace[-_]?me|REPLACE|x{6}|X{6}/

/** A word that nobody chooses for a name. */
function isStrongWord(word: string, text: string, at: number): boolean {
  if (strongWord.test(word)) return true
  // oidc.eks.REGION.amazonaws.com
  return word === 'REGION' && text.charAt(at - 1) === '.' && text.charAt(at + word.length) === '.'
}

/** Behind `dbuser:` stands a resource id, which AWS makes up: a prefix in small letters, then capitals and digits. */
function isStrongDatabaseWord(word: string, text: string, at: number): boolean {
  if (isStrongWord(word, text, at)) return true
  if (!text.slice(0, at).endsWith(':dbuser:')) return false
  return /resource[-_]?id/i.test(word) || /^[A-Z]{2,}([_-][A-Z]+)*$/.test(word)
}

/** A whole principal that is a word in capital letters, or prose about an account. Ids of users have digits. */
function isPrincipalWord(text: string): boolean {
  if (/^0{12}$|^x{6,}$|^X{6,}$|^#{6,}$/.test(text)) return true
  if (/[:*/]/.test(text)) return false
  if (/account.{0,4}(id|number)\b/i.test(text) || strongWord.test(text)) return true
  return /^[A-Z][A-Z_-]{2,}$/.test(text) && vocabulary.test(text)
}

// Keys whose values AWS makes up: a word in capital letters is none of them.
const idKeys =
  /^aws:((principal|resource|source|vpce)org(id|paths)|(source|principal)arn|sourcevpce?|sourceip|userid)$/

function wordsOfValue(text: string, key: string): readonly Placeholder[] {
  if (isAccountKey(key)) return isAccountWord(text) ? [whole(text, 'account')] : none
  if (idKeys.test(key) && /^[A-Z][A-Z_-]{3,}$/.test(text)) return [whole(text)]
  if (key === 'sts:externalid' && /^(([A-Z]+[_-])*EXTERNAL[_-]?ID|(UNIQUE|SOME)[_-]\w*ID)$/.test(text))
    return [whole(text)]
  // GitHub's organisations have no underscore in their names.
  const organisation = /^repo:([A-Z0-9]*_[A-Z0-9_]*)\//.exec(text)?.[1]
  if (organisation !== undefined)
    return tokensIn(text, 0, word => word === organisation || isStrongWord(word, text, 0))
  // Tag keys and table attributes may have any name.
  if (/tagkeys$|attributes$|leadingkeys$|contextkeys$/.test(key)) return none
  return tokensIn(text, 0, isStrongWord)
}

const weakWord = /^([A-Z]+[_-])+(ID|NAME|ARN|USER|USERNAME|NUMBER|REGION|BUCKET|PREFIX|PATH)$/

function weakIn(text: string): readonly Placeholder[] {
  return tokensIn(
    text,
    text.startsWith('arn:') ? 4 : 0,
    word => weakWord.test(word) || /^USER(NAME)?$/.test(word),
  )
}
