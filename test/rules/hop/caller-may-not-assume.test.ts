import { rule } from '../../../rules/hop/caller-may-not-assume.ts'
import { db, linkFiles, mayAssume, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const own = 'arn:aws:iam::444455556666:role/tool'

tryRule(rule, [
  {
    name: 'no policy that is about it',
    ...linkFiles({ caller: [{ Effect: 'Allow', Action: 'rds:*', Resource: '*' }] }),
    finds: ['caller.json /Statement'],
    fixes: [db],
  },
  {
    name: 'another action of STS on the role',
    ...linkFiles({ caller: [mayAssume(db, { Action: 'sts:TagSession' })] }),
    finds: ['caller.json /Statement/0/Action'],
    says: ['sts:TagSession on'],
  },
  {
    name: 'the role left out by NotResource',
    ...linkFiles({ caller: [{ Effect: 'Allow', Action: 'sts:AssumeRole', NotResource: db }] }),
    finds: ['caller.json /Statement/0/NotResource'],
  },
  {
    name: 'several roles, none of them near',
    ...linkFiles({
      caller: [mayAssume(['arn:aws:iam::444455556666:role/a', 'arn:aws:iam::444455556666:role/b'])],
    }),
    finds: ['caller.json /Statement'],
  },
  {
    name: 'the role among several',
    ...linkFiles({ caller: [mayAssume(['arn:aws:iam::444455556666:role/a', db])] }),
    finds: [],
    undecided: false,
  },
  {
    name: 'in a second statement, as one object',
    ...linkFiles({ caller: [mayAssume('arn:aws:iam::444455556666:role/a'), mayAssume('*')] }),
    finds: [],
  },
  {
    name: 'all actions but some',
    ...linkFiles({ caller: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] }),
    finds: [],
  },
  {
    name: 'one account, where the trust is enough',
    ...linkFiles({
      from: own,
      caller: [mayAssume('arn:aws:iam::444455556666:role/x')],
      trust: [trusts(own)],
    }),
    finds: [],
  },
  {
    name: 'one account, where the trust only leaves it to the account',
    ...linkFiles({
      from: own,
      caller: [{ Effect: 'Allow', Action: 'rds:*', Resource: '*' }],
      trust: [trusts('444455556666')],
    }),
    finds: ['caller.json /Statement'],
  },
  {
    name: 'a denial, which another rule is about',
    ...linkFiles({ caller: [mayAssume(), mayAssume(db, { Effect: 'Deny' })] }),
    finds: [],
  },
  {
    name: 'a placeholder, which another rule is about',
    ...linkFiles({ caller: [mayAssume('arn:aws:iam::YOUR_ACCOUNT_ID:role/db')] }),
    finds: [],
  },
  { name: 'no policies given', ...linkFiles({ caller: undefined }), finds: [], undecided: true },
  {
    name: 'whatever the trust says, which was not given',
    ...linkFiles({
      caller: [{ Effect: 'Allow', Action: 'rds:*', Resource: '*' }],
      trust: undefined,
      from: tool,
    }),
    finds: ['caller.json /Statement'],
  },
])
