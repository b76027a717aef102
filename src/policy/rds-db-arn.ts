// The ARN of a database user, the only resource of rds-db:connect:
// `arn:PARTITION:rds-db:REGION:ACCOUNT:dbuser:RESOURCE-ID/USER`. How it is missed, and what was meant.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html

import { isAccountId } from '../model/arn.ts'
import { partitionOfRegion } from './aws/regions.ts'
import { hasWildcard, patternsOverlap } from './pattern-overlap.ts'
import { resourceIdFault } from './rds-resource-id.ts'
import { indexOutsideVariables, sectionRange, splitAtColons, starsForVariables } from './variable-text.ts'

/** Why an ARN names no database user. */
export interface DatabaseUserFault {
  /** A sentence about the ARN, without its name and without a full stop. */
  readonly what: string
  /** The whole ARN as it should be, when the text alone tells. */
  readonly instead?: string
}

/** The parts behind `dbuser:`; both may hold wildcards and variables, and `user` may be empty. */
export interface DatabaseUser {
  readonly resourceId: string
  readonly user: string
  /** Where the two stand in the ARN. */
  readonly resourceIdAt: { readonly from: number; readonly to: number }
  readonly userAt: { readonly from: number; readonly to: number }
}

/** The database user that a well-formed ARN names; undefined for every other text. */
export function databaseUserOf(text: string): DatabaseUser | undefined {
  const sections = splitAtColons(text)
  if (sections[2] !== 'rds-db' || sections[5] !== 'dbuser' || sections.length < 7) return undefined
  const { from } = sectionRange(sections, 6)
  const users = text.slice(from)
  const slash = slashIn(users)
  if (slash < 0) return undefined
  return {
    resourceId: users.slice(0, slash),
    user: users.slice(slash + 1),
    resourceIdAt: { from, to: from + slash },
    userAt: { from: from + slash + 1, to: text.length },
  }
}

/** Undefined if the text can match a database user, or was never meant to. */
export function databaseUserFault(text: string): DatabaseUserFault | undefined {
  const sections = splitAtColons(text)
  return isMeant(sections) ? diagnose(sections) : undefined
}

/** Namespaces that are `rds-db` misspelt; and `rds`, if what follows names a database user. */
function isMeant([arn, , namespace = '', ...rest]: readonly string[]): boolean {
  if (arn !== 'arn') return false
  const bare = namespace.toLowerCase().replace(/[-_. ]/g, '')
  return bare === 'rdsdb' || (bare === 'rds' && rest.some(section => typeWordOf(section) === 'dbuser'))
}

/** `dbuser` for every way to write it, with or without what follows a slash. */
function typeWordOf(section: string): string | undefined {
  const word = (section.split('/', 1)[0] ?? '').toLowerCase().replace(/[-_. ]/g, '')
  return /^(db|rds|database)users?$/.test(word) ? 'dbuser' : undefined
}

interface Parts {
  readonly partition: string
  readonly region: string
  readonly account: string
  readonly users: string
}

function diagnose(sections: readonly string[]): DatabaseUserFault | undefined {
  const [, partition = '', namespace = '', ...behind] = sections
  const typeAt = behind.findIndex(section => typeWordOf(section) !== undefined)
  if (typeAt < 0) return withoutType(partition, behind)
  const type = behind[typeAt] ?? ''
  const between = behind.slice(0, typeAt)
  // `dbuser/db-…/app`: what follows the slash belongs to the user.
  const slash = type.indexOf('/')
  const after = behind.slice(typeAt + 1)
  const users = (slash < 0 ? after : [type.slice(slash + 1), ...after]).join(':')
  const typeWord = slash < 0 ? type : `${type.slice(0, slash)}/`
  return (
    faultOfPlace(partition, between, users) ??
    faultOfUsers({ partition, region: between[0] ?? '', account: between[1] ?? '', users }) ??
    faultOfWords(namespace, typeWord, {
      partition,
      region: between[0] ?? '',
      account: between[1] ?? '',
      users,
    })
  )
}

/** No `dbuser` anywhere. */
function withoutType(partition: string, behind: readonly string[]): DatabaseUserFault | undefined {
  const [region = '', account = '', ...rest] = behind
  // Fewer sections than an ARN has: IAM fills in wildcards, which another rule explains.
  if (rest.length === 0) return undefined
  const resource = rest.join(':')
  if (patternsOverlap(starsForVariables(resource), 'dbuser:?*/*')) return undefined
  const users = rest.at(-1) ?? ''
  const named = slashIn(users) > 0 && slashIn(users) < users.length - 1
  return {
    what: `has "${resource}" where dbuser:RESOURCE-ID/USER has to stand`,
    ...(named && rest.length <= 2 && correct({ partition, region, account, users })),
  }
}

/** Region and account, which stand between `rds-db` and `dbuser`. */
function faultOfPlace(
  partition: string,
  between: readonly string[],
  users: string,
): DatabaseUserFault | undefined {
  const [first = '', second = '', ...more] = between
  if (more.length > 0) return { what: `has "${more.join(':')}" between the account and dbuser` }
  if (between.length === 0) return { what: 'names neither a region nor an account' }
  if (between.length === 1) {
    // A `*` also matches colons, and may stand for both.
    if (hasWildcard(first)) return undefined
    return { what: isAccountId(first) ? 'names no region' : 'names no account' }
  }
  if (first === '' && second === '') return { what: 'leaves its region and its account empty' }
  if (first === '') return { what: 'leaves its region empty' }
  if (second === '') return { what: 'leaves its account empty' }
  if (isAccountId(first) && partitionOfRegion(second)) {
    const what = 'has its region and its account swapped'
    return { what, ...correct({ partition, region: second, account: first, users }) }
  }
  return undefined
}

/** `RESOURCE-ID/USER`. An empty user is another rule's. */
function faultOfUsers(parts: Parts): DatabaseUserFault | undefined {
  const { users } = parts
  const slash = slashIn(users)
  const resourceId = slash < 0 ? users : users.slice(0, slash)
  if (users === '') return { what: 'ends before the resource id and the database user' }
  if (slash === 0) return { what: `has no resource id before "${users}"` }
  if (users.includes('arn:')) return { what: 'has another ARN inside where the resource id has to stand' }
  const colon = indexOutsideVariables(resourceId, ':')
  if (slash < 0) {
    if (colon > 0) {
      const what = 'has a colon where a slash has to separate the resource id from the database user'
      return { what, ...correct({ ...parts, users: `${users.slice(0, colon)}/${users.slice(colon + 1)}` }) }
    }
    if (hasWildcard(users)) return undefined
    return { what: `names no database user behind "${users}"` }
  }
  if (colon >= 0) {
    const what = `has "${resourceId.slice(0, colon + 1)}" before the resource id`
    return { what, ...correct({ ...parts, users: users.slice(colon + 1) }) }
  }
  return undefined
}

/** The two words that are the same in every such ARN. */
function faultOfWords(namespace: string, type: string, parts: Parts): DatabaseUserFault | undefined {
  if (namespace !== 'rds-db') {
    return { what: `belongs to "${namespace}", and database users to rds-db`, ...correct(parts) }
  }
  if (type === 'dbuser/') {
    return { what: 'has a slash behind dbuser where a colon has to stand', ...correct(parts) }
  }
  if (type !== 'dbuser') return { what: `says "${type}" instead of dbuser:`, ...correct(parts) }
  return undefined
}

/** The whole ARN, if every part of it is there and can be what it stands for. */
function correct({ partition, region, account, users }: Parts): { instead: string } | undefined {
  const slash = slashIn(users)
  const complete = [partition, region, account].every(part => part !== '') && slash > 0
  if (!complete || slash === users.length - 1) return undefined
  if (resourceIdFault(users.slice(0, slash))?.impossible) return undefined
  return { instead: `arn:${partition}:rds-db:${region}:${account}:dbuser:${users}` }
}

function slashIn(users: string): number {
  return indexOutsideVariables(users, '/')
}
