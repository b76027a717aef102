import { rule } from '../../../rules/drift/trust-differs-from-aws.ts'
import { exampleDrift } from '../../../src/engine/example-drift.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'another role',
    ...exampleDrift({ trusted: 'arn:aws:iam::111122223333:role/other' }),
    finds: ['trust.json /Statement', 'trust.json /Statement/0'],
    says: [
      'AWS lets arn:aws:iam::111122223333:role/tool with the external id',
      'the file lets arn:aws:iam::111122223333:role/other with the external id',
    ],
  },
  {
    name: 'the whole account in the file',
    ...exampleDrift({ trusted: 'arn:aws:iam::111122223333:root' }),
    finds: ['trust.json /Statement/0'],
    says: ['the file lets any identity of account 111122223333'],
  },
  { name: 'the same', ...exampleDrift({ trusted: 'arn:aws:iam::111122223333:role/tool' }), finds: [] },
  { name: 'no file', ...exampleDrift({ user: 'app' }), finds: [] },
])
