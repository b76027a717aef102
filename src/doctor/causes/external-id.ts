// The external id: what the link sends against what the role demands.

import { fromLink } from '../case.ts'
import { type Cause, is } from '../define-cause.ts'
import { changeLink, fix } from '../fixes.ts'
import { isCrossAccount, sentId } from '../hop-facts.ts'
import { judgeHops } from '../hop-verdicts.ts'

const base = { step: 'assume', side: 'link' } as const
const usual = [/is not authorized to perform: sts:AssumeRole/i, /failed to assume role/i]

export const externalIdCauses: readonly Cause[] = [
  {
    ...base,
    id: 'missing-external-id',
    title: 'the role asks for an external id, and the link sends none',
    says: [...usual, /external ID/i],
    apart: 'the trust policy, where it can be read; the link itself, which sends none',
    judge: c =>
      judgeHops(c, {
        side: 'role',
        kind: 'external-id',
        isIt: ({ sent }) => sent === undefined,
        rules: ['external-id-not-sent'],
        likelihood: (one, hop) =>
          sentId(hop) !== undefined ? undefined : isCrossAccount(one, hop) ? 80 : 20,
        fix: ({ link }, _hop, cause) =>
          changeLink(link, 'externalId', 'externalId', cause?.wanted[0] ?? '<the external id of the role>'),
      }),
  },
  {
    ...base,
    id: 'other-external-id',
    title: 'the role asks for another external id than the link sends',
    says: [...usual, /external ID/i],
    apart: 'the trust policy, where it can be read; AWS says nothing about external ids',
    judge: c =>
      judgeHops(c, {
        side: 'role',
        kind: 'external-id',
        isIt: ({ sent }) => sent !== undefined,
        rules: ['external-id-mismatch', 'malformed-external-id-sent'],
        likelihood: (_c, hop) => (sentId(hop) === undefined ? undefined : 75),
        fix: ({ link }, _hop, cause) =>
          changeLink(link, 'externalId', 'externalId', cause?.wanted[0] ?? '<the external id of the role>'),
      }),
  },
  {
    ...base,
    id: 'external-id-unset',
    title: 'the environment variable with the external id is not set',
    says: [],
    apart: 'the link names a variable, and it has no value here; AWS was not asked',
    judge: c => {
      const refusal = c.hops.find(({ refusal }) => refusal?.code === 'ExternalIdUnset')?.refusal
      return refusal && is(fromLink(refusal.message), { fix: fix('link', 'Set the variable, and run again') })
    },
  },
]
