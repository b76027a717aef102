// Whether a policy has a say in who assumes roles or logs in to databases: only such policies are kept for the questions
// that need more than one document.

import type { Policy } from '../model/policy.ts'
import { statementsOf, stringsOf } from '../model/policy.ts'
import { matchesWildcard } from './wildcard.ts'

const actions = [
  'rds-db:connect',
  'sts:assumerole',
  'sts:assumerolewithwebidentity',
  'sts:assumerolewithsaml',
  'sts:tagsession',
  'sts:setsourceidentity',
]

/** A trust policy, or one that allows or denies an action of the login. */
export function concernsLogins(policy: Policy): boolean {
  if (policy.type === 'trust') return true
  if (policy.type === 'resource') return false
  return statementsOf(policy).some(
    ({ raw }) => 'NotAction' in raw || stringsOf(raw, 'Action').some(reachesLogin),
  )
}

const answers = new Map<string, boolean>()

/** Real policies repeat the same few thousand actions. */
function reachesLogin(action: string): boolean {
  const known = answers.get(action)
  if (known !== undefined) return known
  const pattern = action.toLowerCase()
  const answer = actions.some(name => matchesWildcard(pattern, name))
  if (answers.size < 50_000) answers.set(action, answer)
  return answer
}
