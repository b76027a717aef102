import { rule } from '../../../rules/hop/one-account-rehearsal.ts'
import { linkFiles, mayAssume, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const own = 'arn:aws:iam::444455556666:role/tool'
const within = (caller: readonly object[]) => linkFiles({ from: own, caller, trust: [trusts(own)] })

tryRule(rule, [
  {
    name: 'only the trust lets it in',
    ...within([mayAssume('arn:aws:iam::444455556666:role/x')]),
    finds: ['trust.json /Statement'],
    says: ['none of its own policies'],
  },
  {
    name: 'only its boundary stands in the way, and the trust names a session',
    ...linkFiles({
      from: 'arn:aws:iam::444455556666:user/ana',
      trust: [trusts('arn:aws:iam::444455556666:user/ana')],
      boundary: { of: 'caller', allows: [{ Effect: 'Allow', Action: 'rds:*', Resource: '*' }] },
    }),
    finds: ['trust.json /Statement'],
    says: ['its boundary'],
  },
  { name: 'both halves', ...within([mayAssume()]), finds: [] },
  {
    name: 'the same documents with two accounts, which fail and so are errors',
    ...linkFiles({ from: tool, caller: [mayAssume('arn:aws:iam::444455556666:role/x')] }),
    finds: [],
  },
  {
    name: 'the account alone is trusted',
    ...linkFiles({
      from: own,
      caller: [mayAssume('arn:aws:iam::444455556666:role/x')],
      trust: [trusts('444455556666')],
    }),
    finds: [],
  },
  {
    name: 'policies not given',
    ...linkFiles({ from: own, caller: undefined, trust: [trusts(own)] }),
    finds: [],
    undecided: true,
  },
])
