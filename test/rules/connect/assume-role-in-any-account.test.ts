import { rule } from '../../../rules/connect/assume-role-in-any-account.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const assume = (Resource: string | string[], more: object = {}) =>
  policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource, ...more })
const here = '/Statement/0/Resource'

tryRule(rule, [
  { name: 'one name', document: assume('arn:aws:iam::*:role/db'), finds: [here], says: ['role/db'] },
  { name: 'names with a beginning', document: assume(['arn:aws:iam::*:role/db-*']), finds: [`${here}/0`] },
  { name: 'in one account', document: assume('arn:aws:iam::444455556666:role/db'), finds: [] },
  {
    name: 'in the own organization',
    document: assume('arn:aws:iam::*:role/db', {
      Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } },
    }),
    finds: [],
  },
  { name: 'every role, which another rule is about', document: assume('arn:aws:iam::*:role/*'), finds: [] },
  { name: 'an administrator', document: assume('arn:aws:iam::*:role/db', { Action: '*' }), finds: [] },
])
