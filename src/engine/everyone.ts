// `*` among the trusted: what is left of everyone.

import { parseArn } from '../model/arn.ts'
import { effectOf, type Statement } from '../model/policy.ts'
import { isUpToAccount, isUpToAnybody } from '../policy/call-keys.ts'
import { deniesOf, type Entrance, entranceBy } from '../policy/entrance.ts'
import { stranger } from '../policy/stranger.ts'
import { conditionsOf } from './conditions-of.ts'
import type { Trusted, TrustSubject } from './wide-subjects.ts'

/**
 * `open`: anybody gets in, knowing nothing. `known-value`: whoever knows values that callers set themselves. `any-name`:
 * whoever names a role of their own as the policy says. `organization`: whoever is in one. `deny`: only Denies keep the
 * others out.
 */
export type EveryoneReach =
  | { readonly reach: 'open' | 'organization' | 'deny' }
  | { readonly reach: 'known-value'; readonly keys: readonly string[] }
  | { readonly reach: 'any-name'; readonly name: string }

export interface ReachedEveryone {
  readonly trusted: Trusted
  readonly reached: EveryoneReach
}

/** Where `*` stands in `Principal`, with what conditions leave of it; nothing where they pin accounts or identities. */
export function reachesOfEveryone(trust: TrustSubject): readonly ReachedEveryone[] {
  return trust.trusted
    .filter(({ element, form }) => element === 'Principal' && form === 'everyone')
    .flatMap(trusted => {
      const reached = reachOf(trusted.statement, trust)
      return reached ? [{ trusted, reached }] : []
    })
}

function reachOf(statement: Statement, trust: TrustSubject): EveryoneReach | undefined {
  const entrance = trust.entrance(statement)
  if (entrance.plainCall(stranger, isUpToAnybody)) return { reach: 'open' }
  const witness = entrance.plainCall(stranger, isUpToAccount)
  if (witness) {
    const brought = new Set(Object.keys(witness.context ?? {}).map(key => key.toLowerCase()))
    const asked = trust.statements.filter(one => one === statement || effectOf(one) === 'Deny')
    const keys = asked.flatMap(conditionsOf).map(({ key }) => key)
    return { reach: 'known-value', keys: keysBrought(keys, brought) }
  }
  const name = rolesOfAnyAccount(trust).find(arn => entrance.plainCall(arn, isUpToAccount))
  if (name !== undefined) return { reach: 'any-name', name }
  if (entersByOrganization(entrance)) return { reach: 'organization' }
  const alone = entranceBy(trust.policy, statement, { denies: [] })
  return alone.plainCall(stranger, isUpToAnybody) && deniesOf(trust.policy).length > 0
    ? { reach: 'deny' }
    : undefined
}

/** The keys as written, once each, without those that anybody brings. */
function keysBrought(written: readonly string[], brought: ReadonlySet<string>): readonly string[] {
  const keys = new Map(written.map(key => [key.toLowerCase(), key]))
  return [...keys].filter(([key]) => brought.has(key) && !isUpToAnybody(key)).map(([, key]) => key)
}

function entersByOrganization(entrance: Entrance): boolean {
  const ofOrganization = (key: string) => /^aws:principalorg(id|paths)$/.test(key)
  return entrance.plainCall(stranger, key => isUpToAnybody(key) || ofOrganization(key)) !== undefined
}

/** Roles of a strange account that have the name that a pattern with any account asks for. */
function rolesOfAnyAccount({ statements }: TrustSubject): readonly string[] {
  const strange = parseArn(stranger)?.account as string
  return statements
    .flatMap(conditionsOf)
    .filter(({ key }) => key.toLowerCase() === 'aws:principalarn')
    .flatMap(({ values }) => values)
    .flatMap(({ value }) => {
      if (typeof value !== 'string') return []
      const { partition = '*', account = '', resource = '' } = parseArn(value) ?? {}
      if (!/[*?]/.test(account)) return []
      const name = resource.replaceAll('*', 'x').replaceAll('?', 'x')
      const whole = /^(role|user)\/./.test(name) ? name : 'role/rdsaudit-stranger'
      return [`arn:${/[*?]/.test(partition) ? 'aws' : partition}:iam::${strange}:${whole}`]
    })
}
