// Which condition keys can have several values in one request.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html

import { globalKeys } from './aws/global-keys.ts'
import type { CompiledCondition } from './condition-match.ts'

const singleGlobal = globalKeys.filter(({ multiValued }) => !multiValued).map(({ key }) => key.toLowerCase())
const single: ReadonlySet<string> = new Set(singleGlobal.filter(key => !key.includes('$')))
/** Of keys with a changing end, such as `aws:PrincipalTag/`. */
const singlePrefixes = singleGlobal
  .filter(key => key.includes('$'))
  .map(key => key.slice(0, key.indexOf('$')))

/**
 * For keys that AWS does not describe: whether a condition on them asks for a set of values. Of STS's own keys only the list of
 * transitive tags has several. The key in lower case.
 */
export function holdsSeveralValues(key: string, conditions: readonly CompiledCondition[]): boolean {
  if (single.has(key) || singlePrefixes.some(prefix => key.startsWith(prefix))) return false
  if (key.startsWith('sts:') && key !== 'sts:transitivetagkeys') return false
  return conditions.some(({ operator }) => operator.qualifier !== undefined)
}
