import { rule } from '../../../rules/database/proxy-role-without-trust.ts'
import { exampleProxy, exampleRole } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const role = (trusted: string) => ({
  'roles.json': exampleRole({ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }, trusted),
})

tryRule(rule, [
  {
    name: 'EC2 is trusted',
    ...exampleProxy({}, role('ec2.amazonaws.com')),
    finds: ['roles.json /RoleDetailList/0/AssumeRolePolicyDocument'],
  },
  { name: 'RDS is trusted', ...exampleProxy({}, role('rds.amazonaws.com')), finds: [] },
  { name: 'the role was not read', ...exampleProxy({}), finds: [], undecided: true },
])
