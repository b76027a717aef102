// Whether a policy has a say in who assumes roles or logs in to databases: only such policies are kept for the questions
// that need more than one document.

import { isArray, isObject, type JsonValue } from '../base/json-value.ts'
import type { Policy } from '../model/policy.ts'
import { loginActions } from './services.ts'
import { matchesWildcard } from './wildcard.ts'

const actions = [
  ...loginActions.keys(),
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
  const written = policy.root['Statement']
  return isArray(written) ? written.some(speaksOfLogins) : written !== undefined && speaksOfLogins(written)
}

/** Asked of every statement of every document, so nothing is made on the way. */
function speaksOfLogins(statement: JsonValue): boolean {
  if (!isObject(statement)) return false
  if ('NotAction' in statement) return true
  const action = statement['Action']
  return isArray(action) ? action.some(reachesLogin) : action !== undefined && reachesLogin(action)
}

/** The first letters of these actions, and of patterns that may cover them. */
const mayBegin: ReadonlySet<string> = new Set([...'rRsSeEmM*?'])

const answers = new Map<string, boolean>()

/** Real policies repeat the same few thousand actions. */
function reachesLogin(action: JsonValue): boolean {
  if (typeof action !== 'string' || !mayBegin.has(action.charAt(0))) return false
  const known = answers.get(action)
  if (known !== undefined) return known
  const pattern = action.toLowerCase()
  const answer = actions.some(name => matchesWildcard(pattern, name))
  if (answers.size < 50_000) answers.set(action, answer)
  return answer
}
