// Who gets in: each principal that a trust policy names, followed to the accounts and identities that its conditions
// leave of it, as far as the evaluator lets them in.

import { isAccountId, parseArn } from '../model/arn.ts'
import { effectOf } from '../model/policy.ts'
import { stranger, strangerIn } from '../policy/stranger.ts'
import { conditionsOf } from './conditions-of.ts'
import type { Entrant, Trusted, TrustSubject } from './wide-subjects.ts'

type Asked = Pick<TrustSubject, 'statements' | 'trusted' | 'relationTo' | 'entrance'>

/** In the order of the text. Services, providers and ids of deleted principals are not among them. */
export function findEntrants(trust: Asked): readonly Entrant[] {
  return trust.trusted
    .filter(({ element, kind }) => element === 'Principal' && kind === 'AWS')
    .flatMap(trusted => entrantsThrough(trusted, trust))
}

function entrantsThrough(trusted: Trusted, trust: Asked): readonly Entrant[] {
  const entrance = trust.entrance(trusted.statement)
  const entersAs = (principal: string) => entrance.search({ principal }).answer === 'yes'
  const entrant = (principal: string, account: string | undefined, isWhole: boolean): Entrant => ({
    trusted,
    statement: trusted.statement,
    entrance,
    principal,
    account,
    relation: account === undefined ? 'unknown' : trust.relationTo(account),
    isWhole,
  })
  const { form, account, value } = trusted
  switch (form) {
    case 'everyone':
      if (entersAs(stranger)) return [entrant(stranger, undefined, true)]
      break
    case 'account':
      if (entersAs(strangerIn(account as string)))
        return [entrant(strangerIn(account as string), account, true)]
      break
    case 'user':
    case 'role':
    case 'role-session':
    case 'federated-user':
      return entersAs(value) ? [entrant(value, account, false)] : []
    default:
      return []
  }
  // Not just anybody behind the principal: those whom conditions name, accounts before their identities.
  const { accounts, identities } = namedInConditions(trust)
  const whole = accounts
    .filter(id => (account === undefined || id === account) && entersAs(strangerIn(id)))
    .map(id => entrant(strangerIn(id), id, true))
  const single = identities
    .filter(one => account === undefined || one.account === account)
    .filter(one => !whole.some(other => other.account === one.account) && entersAs(one.arn))
    .map(one => entrant(one.arn, one.account, false))
  return [...whole, ...single]
}

interface Named {
  readonly accounts: readonly string[]
  readonly identities: readonly { readonly arn: string; readonly account: string }[]
}

/** Accounts and identities that conditions compare, whatever the comparison means: the evaluator says whom it lets in. */
function namedInConditions({ statements }: Asked): Named {
  const accounts = new Set<string>()
  const identities = new Map<string, { readonly arn: string; readonly account: string }>()
  for (const condition of statements.filter(one => effectOf(one) !== undefined).flatMap(conditionsOf)) {
    const key = condition.key.toLowerCase()
    if (key !== 'aws:principalaccount' && key !== 'aws:principalarn') continue
    for (const { value } of condition.values) {
      if (typeof value !== 'string') continue
      // A pattern stands for one of those that it matches.
      const arn = value.replaceAll('*', 'x').replaceAll('?', 'x')
      const { account, resource = '' } = parseArn(arn) ?? {}
      if (isAccountId(value)) accounts.add(value)
      if (account === undefined || !isAccountId(account)) continue
      accounts.add(account)
      if (/^(role|user)\/./.test(resource)) identities.set(arn, { arn, account })
    }
  }
  return { accounts: [...accounts], identities: [...identities.values()] }
}
