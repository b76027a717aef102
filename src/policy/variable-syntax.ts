// How policy variables are written: `${key}`, `${key, 'default'}`, the escapes `${*}`, `${?}` and `${$}`, and the ways
// in which people and template engines get them wrong. What a variable stands for is not asked here.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html

/**
 * What is wrong inside `${…}`. `placeholder`: a word without a colon, which is a template's and no variable of IAM's.
 * `pseudo-parameter`: `AWS::…`, which CloudFormation fills in. `escaped-for-sub`: the `!` that `Fn::Sub` takes away.
 */
export type VariableFault =
  | 'unclosed'
  | 'empty'
  | 'blank'
  | 'nested'
  | 'unquoted-default'
  | 'placeholder'
  | 'pseudo-parameter'
  | 'escaped-for-sub'
  | 'symbol'

/** One `${…}` of a text, from `from` up to, not including, `to`. */
export type VariableToken = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'escape'; readonly character: '*' | '?' | '$' }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback?: string }
  | { readonly kind: 'faulty'; readonly fault: VariableFault; readonly inside: string }
)

/** Every `${` of a text, in order. */
export function variablesIn(text: string): readonly VariableToken[] {
  const tokens: VariableToken[] = []
  for (let at = text.indexOf('${'); at >= 0; ) {
    const token = readToken(text, at)
    tokens.push(token)
    at = text.indexOf('${', token.to)
  }
  return tokens
}

function readToken(text: string, from: number): VariableToken {
  const to = endOfToken(text, from)
  if (to === undefined) {
    const inside = text.slice(from + 2)
    return { from, to: text.length, kind: 'faulty', fault: 'unclosed', inside }
  }
  const inside = text.slice(from + 2, to - 1)
  if (inside === '*' || inside === '?' || inside === '$')
    return { from, to, kind: 'escape', character: inside }
  return { from, to, ...readInside(inside) }
}

/** Behind the closing brace; braces inside count, and so does the quotation of a default value. */
function endOfToken(text: string, from: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at]
    if (character === "'" && (quoted || text[at - 1] === ',' || text.endsWith(', ', at))) quoted = !quoted
    else if (quoted) continue
    else if (character === '{') depth += 1
    else if (character === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return undefined
}

type Inside = { kind: 'variable'; key: string; fallback?: string } | Faulty
type Faulty = { kind: 'faulty'; fault: VariableFault; inside: string }

function readInside(inside: string): Inside {
  const faulty = (fault: VariableFault): Faulty => ({ kind: 'faulty', fault, inside })
  if (inside.trim() === '') return faulty('empty')
  if (inside.includes('${')) return faulty('nested')
  if (inside.startsWith('!')) return faulty('escaped-for-sub')
  const comma = inside.indexOf(',')
  const key = comma < 0 ? inside : inside.slice(0, comma)
  if (!key.includes(':')) return faulty('placeholder')
  if (key.includes('::')) return faulty('pseudo-parameter')
  // A tag's key, behind the slash, may hold blanks and nearly everything else.
  const head = key.split('/', 1)[0] ?? ''
  if (/\s/.test(head) || /\s$/.test(key)) return faulty('blank')
  if (!/^[\w.-]+[:/]/.test(key)) return faulty('symbol')
  if (comma < 0) return { kind: 'variable', key }
  const fallback = /^, '([^']*)'$/.exec(inside.slice(comma))
  if (!fallback) return faulty('unquoted-default')
  return { kind: 'variable', key, fallback: fallback[1] ?? '' }
}

/** A stretch that is no variable and looks as if one were meant, and how that one is written. */
export interface VariableLookalike {
  readonly from: number
  readonly to: number
  readonly meant: string
}

// What stands before the brace elsewhere: Terraform's `&{`, Puppet's and Ruby's `%{` and `#{`, a shell's `$(`.
const lookalike =
  /(?:[&%#@]|\$ ?)?([({[])([A-Za-z][\w.-]*:[^\s(){}[\]$]+)([)}\]])|\$([A-Za-z][\w-]*:[\w./-]+)/g

/**
 * Stretches that look like a variable gone wrong outside `${…}`: `$aws:username`, `{aws:username}`,
 * `&{aws:username}`, `$(aws:username)`. ARNs and JSON have colons and braces too, so what is inside has to be a key.
 */
export function variableLookalikes(
  text: string,
  isKey: (text: string) => boolean,
): readonly VariableLookalike[] {
  if (!text.includes(':')) return []
  const found: VariableLookalike[] = []
  for (const match of text.matchAll(lookalike)) {
    const [whole, open, inBraces, close, bare] = match
    const from = match.index
    if (bare !== undefined) {
      const key = keyAtBeginning(bare, isKey)
      if (key !== undefined) found.push({ from, to: from + 1 + key.length, meant: `\${${key}}` })
    } else if (inBraces !== undefined && isLookalike(whole, open, close, text[from - 1]) && isKey(inBraces)) {
      found.push({ from, to: from + whole.length, meant: `\${${inBraces}}` })
    }
  }
  return found
}

function isLookalike(whole: string, open = '', close = '', before = ''): boolean {
  if (whole.startsWith('${') || closing[open] !== close) return false
  // `{{aws:username}}` is a placeholder of a template engine, not a variable without its dollar.
  if (whole.startsWith('{') && before === '{') return false
  return open === '{' || whole.startsWith('$')
}

const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' }

/** The key with which a text begins that goes on: `aws:username` of `aws:username/home`. */
function keyAtBeginning(text: string, isKey: (text: string) => boolean): string | undefined {
  let end = text.length
  while (end > 0) {
    if (isKey(text.slice(0, end))) return text.slice(0, end)
    end = Math.max(...['/', '.', '-'].map(character => text.lastIndexOf(character, end - 1)))
  }
  return undefined
}

/** Where the text has its first `*` or `?`, or the first of those asked for, that is not inside a `${…}`. */
export function firstWildcard(text: string, characters = '*?'): number | undefined {
  let at = 0
  for (const { from, to } of [...variablesIn(text), { from: text.length, to: text.length }]) {
    for (; at < from; at++) if (characters.includes(text.charAt(at))) return at
    at = to
  }
  return undefined
}
