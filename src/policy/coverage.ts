// What a pattern of database users opens: how much of each part of the ARN, and which of the databases that are known.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html

import { isAccountId } from '../model/arn.ts'
import { matchesPattern, type Pattern, resourcePattern } from './pattern.ts'
import { starsForVariables } from './variable-text.ts'

/** `none`: nothing that exists can match. `partial`: some, told by a pattern. */
export type Breadth = 'none' | 'exact' | 'partial' | 'everything'

/** What stands in a variable's braces is no wildcard and divides nothing. */
function textForVariables(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, 'variable')
}

export type DatabaseKind = 'instance' | 'cluster' | 'proxy'

export interface Coverage {
  readonly partition: Breadth
  readonly region: Breadth
  readonly account: Breadth
  /** `db-…`, `cluster-…` or `prx-…`. */
  readonly resourceId: Breadth
  readonly user: Breadth
  /** The kinds of databases of which every one is covered. */
  readonly kinds: readonly DatabaseKind[]
  /** An ARN that the pattern covers; undefined when there is none. */
  readonly witness?: string
}

/** A database that is known, with the users that may log in by IAM. */
export interface KnownDatabase {
  readonly partition?: string
  readonly region: string
  readonly account: string
  readonly resourceId: string
  readonly users: readonly string[]
}

export interface CoveredUser {
  readonly database: KnownDatabase
  readonly user: string
  readonly arn: string
}

const parts = ['partition', 'region', 'account', 'resourceId', 'user'] as const
type Part = (typeof parts)[number]
type Filled = Readonly<Record<Part, string>>

/** Two values that a pattern would hardly name both: what matches both matches everything. */
const decoys: Readonly<Record<Part, readonly [string, string]>> = {
  partition: ['aws', 'aws-cn'],
  region: ['eu-west-1', 'us-gov-east-1'],
  account: ['000000000001', '999999999999'],
  resourceId: ['db-QJ7ZK2XWVN', 'cluster-HM4P9BTYLS'],
  user: ['zq_decoy_1', 'Xw.Decoy-2'],
}

const idsOfKind: Readonly<Record<DatabaseKind, readonly string[]>> = {
  instance: ['db-QJ7ZK2XWVN', 'db-HM4P9BTYLS'],
  cluster: ['cluster-QJ7ZK2XWVN', 'cluster-HM4P9BTYLS'],
  proxy: ['prx-0a5d7c31e9', 'prx-0f82b64c1d'],
}

/** The ARN of a database user that no policy would name, to ask whether one is left out. */
export function unnamedDatabaseUser(
  home: Readonly<Record<'partition' | 'region' | 'account', string>>,
): string {
  return arnOf({ ...home, resourceId: 'db-QJ7ZK2XWVN', user: 'zq_decoy_1' })
}

/** Whether an ARN that a pattern covers counts. */
export type Counts = (arn: string) => boolean

/** What an ARN without wildcards covers: itself. */
const oneUser = {
  partition: 'exact',
  region: 'exact',
  account: 'exact',
  resourceId: 'exact',
  user: 'exact',
  kinds: [],
} as const satisfies Coverage

const noUser = {
  partition: 'none',
  region: 'none',
  account: 'none',
  resourceId: 'none',
  user: 'none',
  kinds: [],
} as const satisfies Coverage

/** The ARN of one database user, as nearly all are. */
function isOneUser(text: string): boolean {
  if (/[*?$]/.test(text)) return false
  const [, partition = '', , region = '', account = '', , database = ''] = text.split(':')
  const slash = database.indexOf('/')
  const [resourceId, user] = [database.slice(0, Math.max(slash, 0)), database.slice(slash + 1)]
  const filled = { partition, region, account, resourceId, user }
  return Object.values(filled).every(part => part !== '') && plausible(filled) && arnOf(filled) === text
}

const everyOne: Counts = () => true

/**
 * How much of every part of a database user's ARN the pattern covers. A variable counts as some text. Of what the pattern
 * matches only that is covered which `counts`, say because no other statement denies it; `account` is one in which there
 * is something that may count.
 */
export function whatDoesThisPatternCover(
  text: string,
  counts: Counts = everyOne,
  account?: string,
): Coverage {
  if (isOneUser(text)) return counts(text) ? { ...oneUser, witness: text } : noUser
  const pattern = textForVariables(text)
  const compiled = { pattern: resourcePattern(pattern), counts }
  const values = candidates(pattern, account)
  const base = findCovered(values, compiled)
  if (base !== undefined && pattern === arnOf(base) && !/[*?]/.test(pattern))
    return { ...oneUser, witness: pattern }
  if (base === undefined) return noUser
  const breadth = (part: Part): Breadth => {
    // What the pattern spells out takes nothing but itself.
    if (values[part].length === 1) return 'exact'
    const others = decoys[part].filter(decoy => covers(compiled, { ...base, [part]: decoy }))
    if (others.length === decoys[part].length) return 'everything'
    return covers(compiled, { ...base, [part]: `${base[part]}x` }) || isOpen(compiled, base, part)
      ? 'partial'
      : 'exact'
  }
  return {
    partition: breadth('partition'),
    region: breadth('region'),
    account: breadth('account'),
    resourceId: breadth('resourceId'),
    user: breadth('user'),
    kinds: (Object.keys(idsOfKind) as DatabaseKind[]).filter(kind =>
      idsOfKind[kind].every(id => covers(compiled, { ...base, resourceId: id })),
    ),
    witness: arnOf(base),
  }
}

/** The very users of the databases that the pattern covers, or may cover: a variable can stand for any text. */
export function whatDoesThisResourceCover(
  pattern: string,
  inventory: readonly KnownDatabase[],
): readonly CoveredUser[] {
  const compiled = resourcePattern(starsForVariables(pattern))
  return inventory.flatMap(database =>
    database.users.flatMap(user => {
      const arn = arnOf({ partition: 'aws', ...database, user })
      return matchesPattern(compiled, arn) ? [{ database, user, arn }] : []
    }),
  )
}

function arnOf({ partition, region, account, resourceId, user }: Filled): string {
  return `arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`
}

/** Whether the pattern of a `Resource` covers one ARN. */
export function coversArn(pattern: string, arn: string): boolean {
  return matchesPattern(resourcePattern(pattern), arn)
}

/** Whether the pattern is about more than database users: it also matches what other services have. */
export function coversOtherServices(pattern: string): boolean {
  const compiled = resourcePattern(pattern)
  const [, partition = '', , region = '', account = ''] = pattern.split(':')
  const filled = [partition, region, account].map(part => (/[*?]/.test(part) ? undefined : part))
  const [ofPartition = 'aws', ofRegion = 'eu-west-1', ofAccount = '000000000001'] = filled.map(
    part => part || undefined,
  )
  return ['ec2', 'kms'].every(service =>
    matchesPattern(compiled, `arn:${ofPartition}:${service}:${ofRegion}:${ofAccount}:zq/decoy`),
  )
}

interface Counted {
  readonly pattern: Pattern
  readonly counts: Counts
}

function covers({ pattern, counts }: Counted, filled: Filled): boolean {
  const arn = arnOf(filled)
  return matchesPattern(pattern, arn) && counts(arn)
}

/** Another character somewhere in the part still matches: the part holds a wildcard. */
function isOpen(compiled: Counted, base: Filled, part: Part): boolean {
  const text = base[part]
  return [...text].some((character, index) => {
    const other = character === 'x' ? 'y' : 'x'
    const changed = text.slice(0, index) + other + text.slice(index + 1)
    return covers(compiled, { ...base, [part]: changed })
  })
}

/** An ARN that the pattern covers: of parts that look real where it takes them, else of the pattern's own. */
function findCovered(values: Candidates, compiled: Counted): Filled | undefined {
  const from = (depth: number, filled: Filled): Filled | undefined => {
    const part = parts[depth]
    if (part === undefined) return plausible(filled) && covers(compiled, filled) ? filled : undefined
    for (const value of values[part]) {
      const found = from(depth + 1, { ...filled, [part]: value })
      if (found) return found
    }
    return undefined
  }
  return from(0, { partition: '', region: '', account: '', resourceId: '', user: '' })
}

type Candidates = Readonly<Record<Part, readonly string[]>>

/** The values to try in each part, in this order; the only one, where the pattern spells it out. */
function candidates(pattern: string, among: string | undefined): Candidates {
  const segments = pattern.split(':')
  const [, partition = '', , region = '', account = ''] = segments
  // With fewer, a star stands for several, and nobody knows which one a text belongs to.
  const isWhole = segments.length === 7
  const tail = pattern.slice(pattern.lastIndexOf(':') + 1)
  const slash = tail.indexOf('/')
  const id = slash < 0 ? tail : tail.slice(0, slash)
  const user = slash < 0 ? tail : tail.slice(slash + 1)
  const filled = (text: string) => text.replaceAll('*', 'x').replaceAll('?', 'x')
  const of = (part: Part, written: string, own: readonly string[], first: readonly string[] = []) =>
    isWhole && written !== '' && !/[*?]/.test(written)
      ? [written]
      : [...new Set([...first, ...decoys[part], ...own])].filter(value => value !== '')
  return {
    partition: of('partition', partition, [filled(partition)]),
    region: of('region', region, [filled(region)]),
    account: of(
      'account',
      account,
      [],
      [...(among === undefined ? [] : [among]), filled(account), twelveDigits(account)],
    ),
    resourceId: of('resourceId', id, [filled(id), withoutStars(pattern, 'id')]),
    user: of('user', user, [filled(user), withoutStars(pattern, 'user')]),
  }
}

/** An account id of the pattern: as many zeros in place of its first star as it takes. */
function twelveDigits(pattern: string): string {
  const digits = pattern.replaceAll('?', '0')
  const missing = 12 - digits.replaceAll('*', '').length
  return digits.replace('*', '0'.repeat(Math.max(missing, 0))).replaceAll('*', '')
}

/** Stars left empty, for parts in which an `x` would not do. */
function withoutStars(pattern: string, part: 'id' | 'user'): string {
  const tail = pattern
    .slice(pattern.lastIndexOf(':') + 1)
    .replaceAll('*', '')
    .replaceAll('?', 'x')
  const slash = tail.indexOf('/')
  return part === 'id' ? tail.slice(0, Math.max(slash, 0)) : tail.slice(slash + 1)
}

/** No part holds what divides parts; an account has twelve digits, as the database's owner has. */
function plausible({ account, region, partition, resourceId }: Filled): boolean {
  return isAccountId(account) && ![region, partition, resourceId].some(text => /[:/]/.test(text))
}
