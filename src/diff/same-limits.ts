// Policies that limit others, where nobody said whom: whether they still say the same. What a difference means for
// anybody's access cannot be told.

import { comparePolicies } from '../policy/compare-policies.ts'
import type { Pair, SubjectDiff } from './pair.ts'

const actions = ['rds-db:connect', 'sts:AssumeRole', 'sts:TagSession'] as const

export function sameLimits(pair: Pair): SubjectDiff {
  const { before, after } = pair
  const slot = [before, after].some(({ policies }) => policies.resource !== undefined)
    ? 'resource'
    : 'identity'
  const changed = actions.filter(
    action => !comparePolicies(before.policies, after.policies, action, slot).same,
  )
  if (changed.length === 0) return { changes: [], uncompared: [] }
  const why = `it says something else about ${changed.join(', ')}, and nobody said whom it limits: name it in the configuration under "accounts", or as a "boundary"`
  return { changes: [], uncompared: [{ name: pair.subject.name, why }] }
}
