import { rule } from '../../../rules/hop/function-role-without-trust.ts'
import type { JsonObject } from '../../../src/base/json-value.ts'
import { exampleNetwork } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const trusting = (...Statement: readonly JsonObject[]) => {
  const { files, ...rest } = exampleNetwork()
  const role = {
    RoleName: 'orders-report',
    Arn: 'arn:aws:iam::111122223333:role/orders-report',
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement },
    RolePolicyList: [],
    AttachedManagedPolicies: [],
  }
  return { ...rest, files: { ...files, 'role.json': { RoleDetailList: [role], IsTruncated: false } } }
}
const allow = (Principal: JsonObject) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })
const found = ['role.json /RoleDetailList/0/AssumeRolePolicyDocument']

tryRule(rule, [
  {
    name: 'another service',
    ...trusting(allow({ Service: 'ec2.amazonaws.com' })),
    finds: found,
    says: ['the function report runs as orders-report, which does not trust Lambda'],
  },
  {
    name: 'only the account',
    ...trusting(allow({ AWS: 'arn:aws:iam::111122223333:root' })),
    finds: found,
  },
  {
    name: 'Lambda among others',
    ...trusting(allow({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] })),
    finds: [],
  },
  {
    name: 'everyone',
    ...trusting({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }),
    finds: [],
  },
  { name: 'a role of which nothing is known', ...exampleNetwork(), finds: [] },
])
