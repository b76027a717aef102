// What a grant opens, in words.

import { ifKnown } from '../model/known.ts'
import { signerOf } from '../model/link.ts'
import { type Policy, statementsOf, stringsOf } from '../model/policy.ts'
import { type Coverage, coversOtherServices } from '../policy/coverage.ts'
import type { GrantSubject, OpenedResource } from './wide-subjects.ts'

const parts = [
  ['region', 'region'],
  ['account', 'account'],
  ['resourceId', 'database'],
  ['user', 'user'],
] as const

/** "any region, account and database": the parts of a database user's ARN that are open as a whole. */
export function openPartsInWords(coverage: Coverage): string {
  return `any ${inWords(parts.filter(([part]) => coverage[part] === 'everything').map(([, word]) => word))}`
}

/** "app, admin and ro". */
export function inWords(words: readonly string[]): string {
  const [first = ''] = words
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : first
}

/** Logins of links of other identities that the value reaches too: ", also admin of link billing"; else empty. */
export function alsoReached({ logins }: OpenedResource, { owner }: GrantSubject): string {
  const others = logins.filter(({ link }) => signerOf(link) !== ifKnown(owner))
  const named = [...new Set(others.map(({ user, link }) => `${user} of link ${link.name}`))]
  return named.length === 0 ? '' : `, also ${inWords(named)}`
}

/** So many services are listed for people who administer an account, or in a boundary, and not for a tool. */
const manyServices = 10

export function isForManyServices(policy: Policy): boolean {
  const actions = statementsOf(policy).flatMap(({ raw }) => stringsOf(raw, 'Action'))
  return new Set(actions.map(action => action.split(':', 1)[0]?.toLowerCase())).size >= manyServices
}

/** The value that opens every database and user, and more than those: it was written for other things as well. */
export function openOnEverything({ resources }: GrantSubject): OpenedResource | undefined {
  return resources.find(
    ({ element, value, coverage }) =>
      element === 'Resource' && coverage.user === 'everything' && coversOtherServices(value),
  )
}
