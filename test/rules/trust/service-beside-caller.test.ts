import { rule } from '../../../rules/trust/service-beside-caller.ts'
import { linkOf, own, role, trust, vendorRole } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const both = (principal: object) => ({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' })
const connect = (action: string) => ({
  RoleName: 'db',
  PolicyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: action,
        Resource: `arn:aws:rds-db:eu-west-1:${own}:dbuser:db-ABCDEFGHIJKL01234/app`,
      },
    ],
  } as never,
})
const mixed = { AWS: vendorRole, Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }
const at = '/Role/AssumeRolePolicyDocument/Statement'

tryRule(rule, [
  {
    name: 'a role that connects',
    files: { 'role.json': role(both(mixed)), 'connect.json': connect('rds-db:connect') },
    finds: [0, 1].map(index => `role.json ${at}/0/Principal/Service/${index}`),
    says: ['ec2.amazonaws.com may run as the role with which', 'lambda'],
  },
  {
    name: 'in statements of their own',
    files: {
      'role.json': role(both({ AWS: vendorRole }), both({ Service: 'ec2.amazonaws.com' })),
      'connect.json': connect('*'),
    },
    finds: [`role.json ${at}/1/Principal/Service`],
  },
  {
    name: 'the role of a link',
    files: { 'trust.json': trust(both(mixed)) },
    config: linkOf(undefined),
    finds: [0, 1].map(index => `trust.json /Statement/0/Principal/Service/${index}`),
  },
  {
    name: 'a role that does not connect',
    files: { 'role.json': role(both(mixed)), 'other.json': connect('rds:DescribeDBInstances') },
    finds: [],
  },
  { name: 'what the role may do was not given', document: role(both(mixed)), finds: [] },
  {
    name: 'the service alone',
    files: {
      'role.json': role(both({ Service: 'ec2.amazonaws.com' })),
      'connect.json': connect('rds-db:connect'),
    },
    finds: [],
  },
  {
    name: 'the caller alone',
    files: { 'role.json': role(both({ AWS: vendorRole })), 'connect.json': connect('rds-db:connect') },
    finds: [],
  },
])
