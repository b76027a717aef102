// Resources worth asking about where patterns of two policies are compared: database users and roles, one for each way
// in which the patterns can cover a resource or leave it out.

import { isAccountId } from '../model/arn.ts'
import { instancesOf, isEachReached } from './candidate-values.ts'
import { hasWildcard } from './pattern-overlap.ts'
import { splitAtColons, starsForVariables } from './variable-text.ts'
import { matchesWildcard } from './wildcard.ts'

export interface Samples {
  readonly arns: readonly string[]
  /** Whatever resource there is, the patterns treat it as one of these. */
  readonly complete: boolean
}

/** Where the resources are, when that is known: nobody logs in to a database of another account. */
export interface Home {
  readonly partition: string
  readonly account: string
}

/** More combinations than this are not tried. */
const mostSamples = 4000

/** Database users, for the patterns of `Resource` and `NotResource` elements. */
export function sampleDatabaseUsers(patterns: readonly string[], home: Home | undefined): Samples {
  const sections = patterns.map(sectionsOf)
  const users = sections.flatMap(({ resource }) => usersOf(resource))
  const place = placesOf(sections, home)
  const region = classesOf(
    sections.map(one => one.region),
    ['eu-west-1', 'us-east-2'],
    value => /^[a-z0-9-]+$/.test(value),
  )
  const id = classesOf(
    users.map(one => one.id),
    ['db-SOMEDATABASE', 'cluster-SOMECLUSTER', 'prx-0a1b2c3d4e5f'],
    value => value !== '' && !/[:/]/.test(value),
  )
  const user = classesOf(
    users.map(one => one.user),
    ['some_user', 'other.user', 'admin9'],
    value => value !== '',
  )
  return product([place.partition, region, place.account, id, user], parts => {
    const [partition, at, account, database, name] = parts
    return `arn:${partition}:rds-db:${at}:${account}:dbuser:${database}/${name}`
  })
}

/** Roles, likewise. */
export function sampleRoles(patterns: readonly string[]): Samples {
  const sections = patterns.map(sectionsOf)
  const place = placesOf(sections, undefined)
  const role = classesOf(
    sections.map(one => one.resource),
    ['role/some-role', 'role/path/other_role'],
    value => /^role\/[^:]+$/.test(value) && !value.endsWith('/'),
    value => value.replace(/^[^/]*$/, 'role/x'),
  )
  return product(
    [place.partition, place.account, role],
    ([partition, account, name]) => `arn:${partition}:iam::${account}:${name}`,
  )
}

interface Sections {
  readonly partition: string
  readonly region: string
  readonly account: string
  /** Behind the fifth colon. */
  readonly resource: string
}

/** A pattern cut into the parts of an ARN; what is missing after a star is covered by it. */
function sectionsOf(pattern: string): Sections {
  const [, partition, , region, account, ...rest] = splitAtColons(pattern).map(starsForVariables)
  return {
    partition: partition ?? '*',
    region: region ?? '*',
    account: account ?? '*',
    resource: rest.length === 0 ? '*' : rest.join(':'),
  }
}

interface DatabaseUser {
  readonly id: string
  readonly user: string
}

/** `dbuser:ID/USER`; without the slash, each star may be what it lies in. */
function usersOf(resource: string): readonly DatabaseUser[] {
  const tail = resource.replace(/^dbuser:/, '')
  const slash = tail.indexOf('/')
  if (slash >= 0) {
    const written = { id: tail.slice(0, slash), user: tail.slice(slash + 1) }
    const stars = [...tail.matchAll(/\*/g)].filter(({ index }) => index < slash)
    // A star before the slash can also reach beyond it.
    return [written, ...stars.map(({ index }) => splitAtStar(tail, index))]
  }
  return [...tail.matchAll(/\*/g)].map(({ index }) => splitAtStar(tail, index))
}

function splitAtStar(tail: string, star: number): DatabaseUser {
  return { id: tail.slice(0, star + 1), user: tail.slice(star) }
}

function placesOf(sections: readonly Sections[], home: Home | undefined) {
  if (home) {
    const only = (value: string): Classes => ({ values: [value], complete: true })
    return { partition: only(home.partition), account: only(home.account) }
  }
  return {
    partition: classesOf(
      sections.map(one => one.partition),
      ['aws', 'aws-cn'],
      value => /^aws(-[a-z]+)*$/.test(value),
    ),
    account: classesOf(
      sections.map(one => one.account),
      ['999988887777', '100020003000'],
      isAccountId,
      value => value.padEnd(12, '0').slice(0, 12),
    ),
  }
}

interface Classes {
  readonly values: readonly string[]
  readonly complete: boolean
}

/** One value, of those that can be, for every set of patterns that some value matches. */
function classesOf(
  patterns: readonly string[],
  usual: readonly string[],
  isPossible: (value: string) => boolean,
  repair: (value: string) => string = value => value,
): Classes {
  const distinct = [...new Set(patterns)]
  const literals = distinct.filter(one => !hasWildcard(one) && isPossible(one))
  const filled = distinct.filter(hasWildcard).flatMap(instancesOf)
  const values = [...literals, ...usual, ...filled, ...filled.map(repair)].filter(isPossible)
  const byHolders = new Map<string, string>()
  for (const value of values) {
    const holders = distinct.filter(pattern => matchesWildcard(pattern, value)).join('\n')
    if (!byHolders.has(holders)) byHolders.set(holders, value)
  }
  // Patterns that only match what cannot be are no loss.
  const possible = distinct.filter(pattern =>
    [...byHolders.keys()].some(key => key.split('\n').includes(pattern)),
  )
  return { values: [...byHolders.values()], complete: isEachReached(possible, values) }
}

function product(parts: readonly Classes[], write: (values: readonly string[]) => string): Samples {
  let found: readonly (readonly string[])[] = [[]]
  let complete = parts.every(part => part.complete)
  for (const { values } of parts) {
    found = found.flatMap(before => values.map(value => [...before, value]))
    if (found.length > mostSamples) {
      found = found.slice(0, mostSamples)
      complete = false
    }
  }
  return { arns: found.map(write), complete }
}
