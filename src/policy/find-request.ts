// The search for a request that policies allow: candidates are read off the policies' own conditions, and the evaluator
// says whether one passes. What is found is proved; what is not found may still be there, and the answer says which.

import type { CompiledPolicies } from './compile.ts'
import type { CompiledCondition } from './condition-match.ts'
import { derivedKeys } from './derived-keys.ts'
import { evaluate } from './evaluate.ts'
import type { Request, RequestValue } from './request.ts'

/** `yes` with the request that shows it; `no` is certain; `unknown` when the search gave up or something was not seen. */
export type Search =
  | { readonly answer: 'yes'; readonly witness: Request }
  | { readonly answer: 'no' }
  | { readonly answer: 'unknown' }

/** Requests tried before giving up. */
const mostTries = 2000

/**
 * Looks for values of the keys that the policies ask about, other than those the request already has, with which the
 * request is allowed. Keys in `withheld` stay absent.
 */
export function findAllowed(
  request: Request,
  policies: CompiledPolicies,
  withheld: readonly string[] = [],
): Search {
  const fixed = new Set([...Object.keys(request.context ?? {}), ...withheld].map(key => key.toLowerCase()))
  const conditions = policies.all
    .flatMap(slot => slot.policies)
    .flatMap(policy => policy.statements)
    .flatMap(statement => statement.conditions)
    .filter(({ key }) => !fixed.has(key) && !derivedKeys.has(key))
  const keys = [...new Set(conditions.map(({ key }) => key))]
  // With every open key unknown, the outcomes hold all that values can bring about.
  const open = Object.fromEntries(keys.map(key => [key, { unknown: true } as const]))
  const everything = evaluate({ ...request, context: { ...open, ...request.context } }, policies)
  if (!everything.outcomes.includes('allowed')) return { answer: 'no' }
  const pools = keys.map(key => candidatesFor(conditions.filter(condition => condition.key === key)))
  const witness = tryAll(request, policies, keys, pools)
  return witness ? { answer: 'yes', witness } : { answer: 'unknown' }
}

type Candidate = RequestValue | undefined

/** Counts through the combinations, the first of every pool first. */
function tryAll(
  request: Request,
  policies: CompiledPolicies,
  keys: readonly string[],
  pools: readonly (readonly Candidate[])[],
): Request | undefined {
  const total = pools.reduce((product, pool) => product * pool.length, 1)
  for (let number = 0; number < Math.min(total, mostTries); number++) {
    const context: Record<string, RequestValue> = { ...request.context }
    let rest = number
    for (const [index, key] of keys.entries()) {
      const pool = pools[index] as readonly Candidate[]
      const value = pool[rest % pool.length]
      rest = Math.floor(rest / pool.length)
      if (value !== undefined) context[key] = value
    }
    const candidate = { ...request, context }
    if (evaluate(candidate, policies).decision === 'allowed') return candidate
  }
  return undefined
}

/** Values at which the conditions on one key change their minds; undefined is the key's absence. */
function candidatesFor(conditions: readonly CompiledCondition[]): readonly Candidate[] {
  const values = new Set<string>()
  for (const { operator, wanted } of conditions) {
    for (const text of wanted) for (const value of valuesNear(operator.family, text)) values.add(value)
  }
  // Absent first: the request that sends least is the plainest proof.
  return [undefined, ...values, 'something-else']
}

function valuesNear(family: CompiledCondition['operator']['family'], text: string): readonly string[] {
  switch (family) {
    case 'Numeric':
      return [text, String(Number(text) - 1), String(Number(text) + 1)]
    case 'Date':
      return [text, '1970-01-01T00:00:00Z', '2999-12-31T00:00:00Z']
    case 'Bool':
      return ['true', 'false']
    case 'IpAddress':
      return [text.replace(/\/.*/, ''), '192.0.2.1', '2001:db8::1']
    case 'Null':
      return []
    case 'String':
    case 'Arn':
    case 'Binary':
      return [
        ...new Set([text, text.replaceAll('*', '').replaceAll('?', 'x'), text.replaceAll(/[*?]/g, 'x')]),
      ]
  }
}
