import { rule } from '../../../rules/connect/assume-role-pattern.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const assume = (Resource: string | string[], more: object = {}) =>
  policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource, ...more })
const here = '/Statement/0/Resource'

tryRule(rule, [
  {
    name: 'a beginning',
    document: assume('arn:aws:iam::444455556666:role/db-*'),
    finds: [here],
    says: ['"role/db-*"'],
  },
  { name: 'a path', document: assume(['arn:aws:iam::444455556666:role/tools/*']), finds: [`${here}/0`] },
  { name: 'one role', document: assume('arn:aws:iam::444455556666:role/tools/db'), finds: [] },
  {
    name: 'every role, which another rule is about',
    document: assume('arn:aws:iam::444455556666:role/*'),
    finds: [],
  },
  {
    name: 'in any account, which another rule is about',
    document: assume('arn:aws:iam::*:role/db-*'),
    finds: [],
  },
])
