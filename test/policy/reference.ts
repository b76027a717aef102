// A second evaluator, as naive as AWS's pages read: nothing is compiled, nothing is shared with src/policy, and every
// rule is written where the page states it. The differential test holds the two against each other.

import { isIP } from 'node:net'
import type { Policies } from '../../src/policy/policies.ts'
import type { Request } from '../../src/policy/request.ts'

/** True, false, or undefined for "cannot tell". */
type Truth = boolean | undefined
type OneOrMore<T> = T | T[]
type Principals = '*' | { [kind: string]: OneOrMore<string> }
/** A statement as the cases write it; what AWS would refuse is not for this evaluator. */
interface Raw {
  Effect: string
  Action?: OneOrMore<string>
  NotAction?: OneOrMore<string>
  Resource?: OneOrMore<string>
  NotResource?: OneOrMore<string>
  Principal?: Principals
  NotPrincipal?: Principals
  Condition?: { [operator: string]: { [key: string]: OneOrMore<string | number | boolean> } }
}
interface Document {
  Version?: string
  Statement?: OneOrMore<Raw>
}
/** A document, one with a name, or one that was not seen: told apart by what is there. */
interface Entry extends Document {
  document?: Document
  unseen?: string
}
type List = Entry[] & { unseen?: string }
type Levels = List[] & { unseen?: string }
interface Given {
  identity?: List
  resource?: Entry
  boundary?: List
  scp?: Levels
  rcp?: Levels
  session?: List
}
type Slot = keyof Given
const slots: Slot[] = ['identity', 'resource', 'boundary', 'scp', 'rcp', 'session']
type Char = { wild: '*' | '?' } | { char: string }

export interface ReferenceAnswer {
  outcomes: string[]
  /** slot/level/policy/statement */
  deciding: string[]
}

interface Statement {
  slot: Slot
  level: number
  label: string
  version: string | undefined
  raw: Raw
}

interface Asked {
  principal: string
  action: string
  resource: string
  account: string | undefined
  resourceAccount: string | undefined
  context: Map<string, unknown>
  boundary: boolean
}

const any = (truths: Truth[]): Truth =>
  truths.includes(true) ? true : truths.includes(undefined) ? undefined : false
const all = (truths: Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(undefined) ? undefined : true
const negate = (truth: Truth): Truth => (truth === undefined ? undefined : !truth)
function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

export function referenceEvaluate(request: Request, given: Policies): ReferenceAnswer {
  const policies = given as unknown as Given
  const asked = ask(request, policies)
  const kind = kindOf(asked.principal)
  if (asked.action.toLowerCase() === 'sts:getcalleridentity') return { outcomes: ['allowed'], deciding: [] }

  const statements = collect(policies).filter(({ slot }) => slotCounts(slot, kind, asked))
  const matched = statements.map(statement => ({ statement, truth: applies(statement, asked) }))
  const some = (slot: Slot, effect: string, level?: number, reach = 0): Truth =>
    any([
      ...(unseenAt(policies[slot], level) && slotCounts(slot, kind, asked) ? [undefined] : []),
      ...matched
        .filter(({ statement: s }) => s.slot === slot && s.raw.Effect === effect)
        .filter(({ statement: s }) => level === undefined || s.level === level)
        .filter(({ statement: s }) => reach === 0 || reachOf(s.raw, asked) >= reach)
        .map(({ truth }) => truth),
    ])

  const denied = any(slots.map(slot => some(slot, 'Deny')))
  const own = ['user', 'role', 'session', 'federated-user'].includes(kind)
  const identity = kind === 'root' ? true : own ? some('identity', 'Allow') : false
  const isGiven = (list: List | undefined) => listOf<Entry>(list).length > 0
  const boundary = own && isGiven(policies.boundary) ? some('boundary', 'Allow') : true
  const session = !own
    ? true
    : isGiven(policies.session)
      ? some('session', 'Allow')
      : kind !== 'federated-user'
  const levels =
    slotCounts('scp', kind, asked) && policies.scp
      ? policies.scp.unseen
        ? [0]
        : [...policies.scp.keys()]
      : []
  const scp = all(levels.map(level => some('scp', 'Allow', level)))

  const same = asked.account !== undefined && asked.account === asked.resourceAccount
  const byAccount = some('resource', 'Allow', undefined, 1)
  const byRole = some('resource', 'Allow', undefined, 2)
  const byName = some('resource', 'Allow', undefined, 3)
  let granted: Truth
  if (!own && kind !== 'root') granted = byAccount
  else if (!same) granted = all([byAccount, identity, boundary, session])
  else {
    const mustTrust =
      (/^sts:/i.test(asked.action) && /:iam:.*:role\//.test(asked.resource)) ||
      (/^kms:/i.test(asked.action) && asked.resource.includes(':key/'))
    const throughIdentity = all([identity, mustTrust ? byAccount : true])
    granted = any([byName, all([boundary, session, any([byRole, throughIdentity])])])
  }
  let allowed = all([scp, granted])
  if (kind === 'root' && /^sts:assumerole$/i.test(asked.action)) allowed = false
  if (kind === 'provider' && asked.account !== undefined && !same && /^sts:/i.test(asked.action))
    allowed = false

  const outcomes = outcomesOf(denied, allowed)
  const labels = (effect: string, truth: Truth) =>
    matched.filter(m => m.truth === truth && m.statement.raw.Effect === effect).map(m => m.statement.label)
  if (outcomes.length > 1) {
    const open = matched.filter(({ statement, truth }) => {
      if (truth !== undefined) return false
      if (statement.raw.Effect === 'Deny') return true
      if (allowed !== undefined || statement.slot === 'rcp') return false
      if (statement.slot === 'identity') return identity === undefined
      if (statement.slot === 'boundary') return boundary === undefined
      if (statement.slot === 'session') return session === undefined
      if (statement.slot === 'scp') return some('scp', 'Allow', statement.level) === undefined
      const reach = reachOf(statement.raw, asked)
      return (reach === 3 ? byName : reach === 2 ? byRole : byAccount) === undefined
    })
    return { outcomes, deciding: open.map(({ statement }) => statement.label) }
  }
  if (outcomes[0] === 'allowed') return { outcomes, deciding: labels('Allow', true) }
  return { outcomes, deciding: outcomes[0] === 'explicitDeny' ? labels('Deny', true) : [] }
}

function outcomesOf(denied: Truth, allowed: Truth): string[] {
  if (denied === true) return ['explicitDeny']
  const outcomes: string[] = []
  if (allowed !== false) outcomes.push('allowed')
  if (denied === undefined) outcomes.push('explicitDeny')
  if (allowed !== true) outcomes.push('implicitDeny')
  return outcomes
}

// --- who

function kindOf(principal: string): string {
  if (principal === 'anonymous') return 'anonymous'
  if (/^\d{12}$/.test(principal)) return 'root'
  if (/^[0-9a-f]{64}$/.test(principal)) return 'canonical'
  if (!principal.startsWith('arn:')) {
    return ['accounts.google.com', 'www.amazon.com', 'graph.facebook.com'].includes(principal)
      ? 'provider'
      : 'service'
  }
  const resource = principal.split(':').slice(5).join(':')
  if (resource === 'root') return 'root'
  const type = resource.split('/')[0] as string
  if (type.endsWith('-provider')) return 'provider'
  return type === 'assumed-role' ? 'session' : type
}

function ask(request: Request, policies: Given): Asked {
  const account = request.principal.startsWith('arn:')
    ? request.principal.split(':')[4]
    : /^\d{12}$/.exec(request.principal)?.[0]
  const inArn = request.resource.split(':')[4]
  const context = new Map<string, unknown>()
  for (const [name, value] of Object.entries(request.context ?? {})) {
    if (Array.isArray(value) && value.length === 0) continue
    const isUnknown = typeof value === 'object' && 'unknown' in value
    context.set(name.toLowerCase(), isUnknown ? 'unknown' : [value].flat().map(String))
  }
  return {
    principal: request.principal,
    action: request.action,
    resource: request.resource,
    account,
    resourceAccount: request.resourceAccount ?? (/^\d{12}$/.test(inArn ?? '') ? inArn : account),
    context,
    boundary: listOf<Entry>(policies.boundary).length > 0,
  }
}

function slotCounts(slot: string, kind: string, asked: Asked): boolean {
  if (slot === 'resource') return true
  const serviceLinked =
    kind === 'role'
      ? asked.principal.includes(':role/aws-service-role/')
      : kind === 'session' && asked.principal.includes(':assumed-role/AWSServiceRoleFor')
  if (slot === 'rcp') {
    const intoServiceLinked = /^sts:/i.test(asked.action) && /:role\/aws-service-role\//.test(asked.resource)
    const unsupported = /^(rds|rds-db|ec2|iam):|^kms:retiregrant$/i.test(asked.action)
    return !serviceLinked && !intoServiceLinked && !unsupported
  }
  if (slot === 'scp')
    return !serviceLinked && ['root', 'user', 'role', 'session', 'federated-user'].includes(kind)
  return ['user', 'role', 'session', 'federated-user'].includes(kind)
}

function firstOf(asked: Asked, key: string): string | undefined {
  const value = asked.context.get(key)
  return Array.isArray(value) && value.length === 1 ? value[0] : undefined
}

/** 0 not at all, 1 by account, 2 by role, 3 by name. */
function reachOf(raw: Raw, asked: Asked): number {
  if (raw.NotPrincipal !== undefined) {
    if (raw.Effect === 'Allow') {
      return reachOfElement(raw.NotPrincipal, asked) > 0 && !hangsOnPath(raw, asked) ? 0 : 3
    }
    return isSpared(raw.NotPrincipal, asked) ? 0 : 3
  }
  return reachOfElement(raw.Principal, asked)
}

function reachOfElement(element: Principals | undefined, asked: Asked): number {
  if (element === undefined) return 0
  if (element === '*') return 3
  const named = (member: string): readonly string[] => listOf(element[member])
  const aws = named('AWS')
  if (aws.includes('*')) return 3
  const kind = kindOf(asked.principal)
  if (kind === 'anonymous') return 0
  if (kind === 'service') return named('Service').includes(asked.principal) ? 3 : 0
  if (kind === 'provider') return named('Federated').includes(asked.principal) ? 3 : 0
  if (kind === 'canonical') return named('CanonicalUser').includes(asked.principal) ? 3 : 0
  const account = aws.some(name => name === asked.account || name === `arn:aws:iam::${asked.account}:root`)
  if (kind === 'root') return account ? 3 : 0
  if (kind !== 'role' && aws.includes(asked.principal)) return 3
  if (kind === 'role' && aws.includes(asked.principal)) return 2
  if (kind === 'session' && aws.some(name => isRoleOf(name, asked))) return 2
  return account ? 1 : 0
}

/** The session's role is named, if it has that path, and the path is not known. */
function hangsOnPath(raw: Raw, asked: Asked): boolean {
  if (raw.NotPrincipal !== undefined && raw.Effect === 'Deny') return false
  const unknown = asked.context.get('aws:principalarn') === 'unknown'
  return (
    unknown &&
    kindOf(asked.principal) === 'session' &&
    reachOfElement(raw.Principal ?? raw.NotPrincipal, asked) === 2
  )
}

function isRoleOf(name: string, asked: Asked): boolean {
  const known = firstOf(asked, 'aws:principalarn')
  if (known?.includes(':role/')) return name === known
  const role = asked.principal.split('/')[1]
  return new RegExp(`^arn:[^:]*:iam::${asked.account}:role/(.*/)?${role}$`).test(name)
}

function isSpared(element: Principals, asked: Asked): boolean {
  const kind = kindOf(asked.principal)
  if (['user', 'role', 'session'].includes(kind) && asked.boundary) return false
  if (element === '*' || listOf(element['AWS']).includes('*')) return true
  if (kind === 'root') return reachOfElement(element, asked) > 0
  const members =
    kind === 'service' ? element['Service'] : kind === 'provider' ? element['Federated'] : element['AWS']
  return kind !== 'anonymous' && listOf(members).includes(asked.principal)
}

// --- which statements

function collect(policies: Given): Statement[] {
  const statements: Statement[] = []
  const addList = (slot: Slot, level: number, list: List | undefined) => {
    if (list === undefined || list.unseen) return
    for (const [index, entry] of list.entries()) {
      if (entry.unseen) continue
      const document = entry.document ?? entry
      for (const [number, raw] of listOf(document.Statement).entries()) {
        statements.push({
          slot,
          level,
          label: `${slot}/${level}/${index}/${number}`,
          version: document.Version,
          raw,
        })
      }
    }
  }
  addList('identity', 0, policies.identity)
  if (policies.resource) addList('resource', 0, [policies.resource])
  addList('boundary', 0, policies.boundary)
  for (const slot of ['scp', 'rcp'] as const) {
    const levels = policies[slot]
    if (levels === undefined || levels.unseen) continue
    for (const [level, list] of levels.entries()) addList(slot, level, list)
  }
  addList('session', 0, policies.session)
  return statements
}

type Value = Given[Slot]

function hasUnseen(value: Value): boolean {
  if (value === undefined) return false
  if (value.unseen !== undefined) return true
  return Array.isArray(value) && value.some((one: Entry | List) => hasUnseen(one))
}

function unseenAt(value: Value, level: number | undefined): boolean {
  if (level === undefined || value?.unseen !== undefined) return hasUnseen(value)
  return hasUnseen(Array.isArray(value) ? value[level] : undefined)
}

function applies({ slot, version, raw }: Statement, asked: Asked): Truth {
  const named = listOf(raw.Action ?? raw.NotAction).some(pattern =>
    glob(plain(pattern.toLowerCase()), asked.action.toLowerCase()),
  )
  if (named !== (raw.Action !== undefined)) return false
  const variables = version === '2012-10-17'
  const truths: Truth[] = []
  if (slot === 'resource' || slot === 'rcp') {
    if (reachOf(raw, asked) === 0) return false
    if (hangsOnPath(raw, asked)) truths.push(undefined)
  }
  if (raw.Resource !== undefined)
    truths.push(any(listOf(raw.Resource).map(text => covers(text, variables, asked))))
  if (raw.NotResource !== undefined) {
    truths.push(negate(any(listOf(raw.NotResource).map(text => covers(text, variables, asked)))))
  }
  for (const [operator, keys] of Object.entries(raw.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      truths.push(holds(operator, key, listOf(values).map(String), variables, asked))
    }
  }
  return all(truths)
}

// --- text, wildcards, variables

function plain(text: string): Char[] {
  return [...text.split('')].map(char => (char === '*' || char === '?' ? { wild: char } : { char }))
}

/** Straight from the definition; remembered, or it would take for ever. */
function glob(pattern: Char[], text: string, inSegments = false): boolean {
  const seen = new Map<number, boolean>()
  const go = (p: number, t: number): boolean => {
    const id = p * (text.length + 1) + t
    const known = seen.get(id)
    if (known !== undefined) return known
    const answer = step(p, t)
    seen.set(id, answer)
    return answer
  }
  // Six segments; what names the resource is the last, whatever colons it holds.
  const isConfined = (p: number): boolean =>
    inSegments && pattern.slice(0, p).filter(char => 'char' in char && char.char === ':').length < 5
  const endsSegment = (p: number): boolean => {
    let next = p
    while (next < pattern.length && isStar(pattern[next])) next++
    const after = pattern[next]
    return after === undefined || ('char' in after && after.char === ':')
  }
  const step = (p: number, t: number): boolean => {
    const wanted = pattern[p]
    if (wanted === undefined) return t === text.length
    const here = text[t]
    if (isStar(wanted)) {
      if (go(p + 1, t)) return true
      if (here === undefined || (here === ':' && isConfined(p) && !endsSegment(p))) return false
      return go(p, t + 1)
    }
    if (here === undefined) return false
    if ('wild' in wanted) return !(here === ':' && isConfined(p)) && go(p + 1, t + 1)
    return wanted.char === here && go(p + 1, t + 1)
  }
  return go(0, 0)
}

function isStar(char: Char | undefined): boolean {
  return char !== undefined && 'wild' in char && char.wild === '*'
}

interface Piece {
  chars?: Char[]
  variable?: { key: string; fallback?: string; text: string }
}

function pieces(text: string, wildcards: boolean, variables: boolean): Piece[] {
  const literal = (part: string): Piece => ({
    chars: wildcards ? plain(part) : part.split('').map(char => ({ char })),
  })
  if (!variables) return [literal(text)]
  return text.split(/(\$\{[^}]*\})/).map(part => {
    const inside = /^\$\{(.*)\}$/s.exec(part)?.[1]
    if (inside === undefined || inside === '') return literal(part)
    if (inside === '*' || inside === '?' || inside === '$') return { chars: [{ char: inside }] }
    const withDefault = /^([^,]+),\s*'([^']*)'\s*$/.exec(inside)
    if (withDefault) {
      return {
        variable: {
          key: (withDefault[1] as string).trim().toLowerCase(),
          fallback: withDefault[2] as string,
          text: part,
        },
      }
    }
    return inside.includes(',')
      ? literal(part)
      : { variable: { key: inside.trim().toLowerCase(), text: part } }
  })
}

/** The pieces as characters; null when a variable has no value, undefined when its value is not known. */
function fill(parts: Piece[], asked: Asked): Char[] | null | undefined {
  let unknown = false
  const chars: Char[] = []
  for (const { chars: fixed, variable } of parts) {
    if (fixed) chars.push(...fixed)
    if (!variable) continue
    const found = lookUp(variable.key, asked)
    if (found === 'unknown') {
      unknown = true
      continue
    }
    const value = found?.length === 1 ? found[0] : variable.fallback
    if (value === undefined) return null
    chars.push(...value.split('').map(char => ({ char })))
  }
  return unknown ? undefined : chars
}

function covers(text: string, variables: boolean, asked: Asked): Truth {
  let colons = 0
  const parts = pieces(text, true, variables).map(piece => {
    for (const char of piece.chars ?? []) if ('char' in char && char.char === ':') colons++
    if (piece.variable && colons < 5) return { chars: piece.variable.text.split('').map(char => ({ char })) }
    return piece
  })
  const chars = fill(parts, asked)
  return chars === undefined ? undefined : chars !== null && glob(chars, asked.resource, true)
}

// --- context

function lookUp(key: string, asked: Asked): string[] | 'unknown' | undefined {
  if (/^rds-db:connect$/i.test(asked.action)) {
    if (/^aws:(referer|sourceip|sourcevpc|sourcevpce|useragent|vpcsourceip)$|^rds:/.test(key))
      return undefined
  }
  const given = asked.context.get(key)
  if (given !== undefined) return given as string[] | 'unknown'
  const derived = derive(key, asked)
  return derived === undefined ? undefined : [derived]
}

function derive(key: string, asked: Asked): string | undefined {
  if (key === 'aws:resourceaccount') return asked.resourceAccount
  const kind = kindOf(asked.principal)
  const name = asked.principal.split('/').at(-1) as string
  const iam = ['root', 'user', 'role', 'session', 'federated-user'].includes(kind)
  switch (key) {
    case 'aws:principalarn':
      if (kind === 'session') return `arn:aws:iam::${asked.account}:role/${asked.principal.split('/')[1]}`
      return iam ? asked.principal : undefined
    case 'aws:principalaccount':
      return iam ? asked.account : kind === 'anonymous' ? 'anonymous' : undefined
    case 'aws:principaltype':
      if (kind === 'anonymous') return 'Anonymous'
      return {
        root: 'Account',
        user: 'User',
        role: 'AssumedRole',
        session: 'AssumedRole',
        'federated-user': 'FederatedUser',
      }[kind]
    case 'aws:principalisawsservice':
      return kind === 'service' ? 'true' : iam ? 'false' : undefined
    case 'aws:principalservicename':
    case 'aws:principalservicenameslist':
      return kind === 'service' ? asked.principal : undefined
    case 'aws:username':
      return kind === 'user' ? name : undefined
    case 'aws:userid':
      if (kind === 'root') return asked.account
      if (kind === 'anonymous') return 'anonymous'
      return kind === 'federated-user' ? `${asked.account}:${name}` : undefined
    default:
      return undefined
  }
}

// --- conditions

const operators = [
  ...['', 'Not'].flatMap(not => [`String${not}Equals`, `String${not}EqualsIgnoreCase`, `String${not}Like`]),
  ...['', 'Not'].flatMap(not => [`Arn${not}Equals`, `Arn${not}Like`, `${not}IpAddress`]),
  ...['Numeric', 'Date'].flatMap(family => [`${family}Equals`, `${family}NotEquals`]),
  ...['Numeric', 'Date'].flatMap(family => [`${family}LessThan`, `${family}LessThanEquals`]),
  ...['Numeric', 'Date'].flatMap(family => [`${family}GreaterThan`, `${family}GreaterThanEquals`]),
  ...['Bool', 'BinaryEquals', 'Null'],
]

function holds(operator: string, key: string, wanted: string[], variables: boolean, asked: Asked): Truth {
  const qualifier = /^for(all|any)values?:/i.exec(operator)?.[1]?.toLowerCase()
  const ifExists = /ifexists$/i.test(operator)
  const bare = operator.replace(/^.*:/, '').replace(/ifexists$/i, '')
  const name = operators.find(known => known.toLowerCase() === bare.toLowerCase()) as string
  const found = lookUp(key.toLowerCase(), asked)
  if (found === 'unknown') {
    // Told only where every value comes to the same: these stand for all if no value is told from another.
    const star = /Like$|^Arn/.test(name) && wanted.some(text => /^\*+$/.test(text))
    if (name !== 'Null' && wanted.length > 0 && !star) return undefined
    const settled = [undefined, [''], ['x'], ['x', 'y']].map(judge)
    return settled.every(truth => truth === settled[0]) ? settled[0] : undefined
  }
  return judge(found)

  function judge(found: string[] | undefined): Truth {
    const isNull = found === undefined || found.length === 0 || (found.length === 1 && found[0] === '')
    if (name === 'Null') return wanted.some(word => word.toLowerCase() === String(isNull))
    const negated = name.includes('Not')
    const base = name.replace('Not', '')
    const one = (value: string) => any(wanted.map(text => compares(base, text, value, variables, asked)))
    if (qualifier === 'all') {
      return isNull || all((found ?? []).map(value => (negated ? negate(one(value)) : one(value))))
    }
    if (qualifier === 'any') {
      if (found === undefined) return ifExists
      return isNull ? false : any(found.map(value => (negated ? negate(one(value)) : one(value))))
    }
    if (found === undefined) return ifExists || negated
    const matched = any(found.map(one))
    return negated ? negate(matched) : matched
  }
}

function compares(base: string, text: string, value: string, variables: boolean, asked: Asked): Truth {
  const filled = (wildcards: boolean, use: (chars: Char[]) => boolean): Truth => {
    const chars = fill(pieces(text, wildcards, variables), asked)
    return chars === undefined ? undefined : chars !== null && use(chars)
  }
  const spell = (chars: Char[]) => chars.map(char => ('char' in char ? char.char : char.wild)).join('')
  if (base === 'StringEquals') return filled(false, chars => spell(chars) === value)
  if (base === 'StringEqualsIgnoreCase') {
    return filled(false, chars => spell(chars).toLowerCase() === value.toLowerCase())
  }
  if (base === 'StringLike') return filled(true, chars => glob(chars, value))
  if (base === 'Bool') {
    return filled(false, chars => {
      const word = spell(chars).toLowerCase()
      return ['true', 'false'].includes(word) && word === value.toLowerCase()
    })
  }
  if (base.startsWith('Arn')) return arnCompares(text, value, variables, asked)
  if (base === 'BinaryEquals') {
    const [left, right] = [text, value].map(side => Buffer.from(side, 'base64'))
    return left?.toString('base64') === text && right?.toString('base64') === value && left.equals(right)
  }
  if (base === 'IpAddress') return inRange(text, value)
  const read = base.startsWith('Date')
    ? moment
    : (digits: string) => (/^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN)
  const [left, right] = [read(value), read(text)]
  if (Number.isNaN(left) || Number.isNaN(right)) return false
  return relation(base.replace(/^Numeric|^Date/, ''), left, right)
}

function relation(name: string, left: number, right: number): boolean {
  if (name === 'Equals') return left === right
  if (name === 'LessThan') return left < right
  if (name === 'LessThanEquals') return left <= right
  return name === 'GreaterThan' ? left > right : left >= right
}

function arnCompares(text: string, value: string, variables: boolean, asked: Asked): Truth {
  const sections: Piece[][] = [[]]
  for (const piece of pieces(text, true, variables)) {
    if (piece.variable) {
      sections.at(-1)?.push(piece)
      continue
    }
    for (const char of piece.chars as Char[]) {
      if (sections.length < 6 && 'char' in char && char.char === ':') sections.push([])
      else sections.at(-1)?.push({ chars: [char] })
    }
  }
  const filled = sections.map(section => fill(section, asked))
  if (filled.includes(null)) return false
  if (filled.includes(undefined)) return undefined
  let wanted = filled as Char[][]
  if (wanted.length === 1) {
    const only = wanted[0] as Char[]
    if (only.length > 0 && only.every(isStar)) return true
    wanted = [[]]
    for (const char of only) {
      if (wanted.length < 6 && 'char' in char && char.char === ':') wanted.push([])
      else wanted.at(-1)?.push(char)
    }
  }
  const [a, b, c, d, e, ...rest] = value.split(':')
  if (wanted.length !== 6 || rest.length === 0) return false
  return [a, b, c, d, e, rest.join(':')].every((section, index) =>
    glob(wanted[index] as Char[], section as string),
  )
}

function moment(text: string): number {
  if (/^\d{4}$/.test(text)) return Date.parse(`${text}-01-01T00:00:00Z`)
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  if (!/^\d{4}-\d\d/.test(text)) return Number.NaN
  const day = text.slice(0, 10)
  if (day.length === 10 && new Date(day).toJSON()?.slice(0, 10) !== day) return Number.NaN
  return Date.parse(/T/.test(text) && !/Z$|[+-]\d\d:\d\d$/.test(text) ? `${text}Z` : text)
}

function inRange(range: string, value: string): boolean {
  const [base = '', bits] = range.split('/')
  const outer = toBits(base)
  const inner = toBits(value)
  if (outer === undefined || inner === undefined || outer.length !== inner.length) return false
  if (bits !== undefined && !/^\d+$/.test(bits)) return false
  const length = bits === undefined ? outer.length : Number(bits)
  return length <= outer.length && outer.slice(0, length) === inner.slice(0, length)
}

/** An address as a row of zeros and ones. */
function toBits(written: string): string | undefined {
  if (isIP(written) === 0) return undefined
  const binary = (number: number, width: number) => number.toString(2).padStart(width, '0')
  const address = written.replace(/^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, head, ...bytes) => {
    const [a, b, c, d] = bytes.slice(0, 4).map(Number) as [number, number, number, number]
    return `${head}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  })
  if (/^\d+(\.\d+){3}$/.test(address)) {
    return address
      .split('.')
      .map(part => binary(Number(part), 8))
      .join('')
  }
  const [head = '', tail = ''] = address.split('::')
  const groups = (half: string) => (half === '' ? [] : half.split(':'))
  const missing = 8 - groups(head).length - groups(tail).length
  return [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)]
    .map(group => binary(Number.parseInt(group, 16), 16))
    .join('')
}
