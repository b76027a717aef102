// What a pattern of roles opens: how much of the accounts, and how much of the roles in one.

import { isAccountId, parseArn } from '../model/arn.ts'
import type { Breadth, Counts } from './coverage.ts'
import { matchesPattern, resourcePattern } from './pattern.ts'

export interface RoleCoverage {
  readonly account: Breadth
  /** Names, with their paths. */
  readonly role: Breadth
  /** The ARN of a role that is covered; undefined when there is none. */
  readonly witness?: string
}

/** Two of each that a pattern would hardly name both. */
const accounts = ['000000000001', '999999999999'] as const
const names = ['zq-decoy', 'Xw/Decoy.2'] as const

/** Of what the pattern matches only that is covered which `counts`, say because no other statement denies it. */
export function whatRolesDoesThisPatternCover(pattern: string, counts: Counts = () => true): RoleCoverage {
  const compiled = resourcePattern(pattern)
  const covers = (account: string, name: string) => {
    const arn = `arn:${partition}:iam::${account}:role/${name}`
    return matchesPattern(compiled, arn) && counts(arn)
  }
  const parsed = parseArn(pattern)
  const written = parsed?.partition ?? ''
  const partition = /^aws[a-z-]*$/.test(written) ? written : 'aws'
  const ownName = fill(parsed?.resource ?? '').replace(/^role\//, '')
  const base = [fill(parsed?.account ?? ''), ...accounts]
    .filter(isAccountId)
    .flatMap(account => [ownName, ...names].filter(name => name !== '').map(name => ({ account, name })))
    .find(({ account, name }) => covers(account, name))
  if (base === undefined) return { account: 'none', role: 'none' }
  const { account, name } = base
  const breadth = (all: boolean, exact: boolean): Breadth =>
    all ? 'everything' : exact ? 'exact' : 'partial'
  return {
    account: breadth(
      accounts.every(other => covers(other, name)),
      parsed?.account === account,
    ),
    role: breadth(
      names.every(other => covers(account, other)),
      parsed?.resource === `role/${name}`,
    ),
    witness: `arn:${partition}:iam::${account}:role/${name}`,
  }
}

function fill(text: string): string {
  return text.replaceAll('*', 'x').replaceAll('?', 'x')
}
