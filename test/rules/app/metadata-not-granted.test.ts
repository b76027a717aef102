import { rule } from '../../../rules/app/metadata-not-granted.ts'
import { exampleTeleportDatabase, exampleTeleportUsers } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const assume_role_arn = 'arn:aws:iam::444455556666:role/example-role'
const policy = (...actions: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
})
const config = { links: [{ name: 'own', target: { role: assume_role_arn, policies: ['policy.json'] } }] }
const cache = {
  protocol: 'redis',
  uri: 'rediss://clustercfg.orders.abcdef.euw1.cache.amazonaws.com:6379',
  aws: { account_id: '444455556666', region: 'eu-west-1', assume_role_arn },
}
const documents = {
  protocol: 'mongodb',
  uri: 'orders.cluster-abcdefghijkl.eu-west-1.docdb.amazonaws.com:27017',
  aws: { account_id: '444455556666', assume_role_arn },
}

const setup = (spec: Parameters<typeof exampleTeleportDatabase>[0], ...actions: string[]) => ({
  files: {
    'policy.json': policy(...actions),
    'teleport.json': exampleTeleportDatabase(spec).document,
  } as never,
  config,
})

tryRule(rule, [
  {
    name: 'the id is written down',
    ...setup({ aws: { assume_role_arn, rds: { resource_id: 'db-ABCDEFGHIJKL01234' } } }, 'rds-db:connect'),
    finds: [],
  },
  {
    name: 'clusters alone are not enough',
    ...setup({ aws: { assume_role_arn } }, 'rds-db:connect', 'rds:DescribeDBClusters'),
    finds: ['teleport.json '],
    says: [
      'Teleport asks about orders (Amazon RDS) as example-role, and none of its policies allows rds:DescribeDBInstances',
    ],
    fixes: ['"Action": ["rds:DescribeDBInstances"], "Resource": "*"'],
  },
  {
    name: 'how a user of a cache logs in is not written anywhere',
    ...setup(cache, 'elasticache:Connect', 'elasticache:DescribeReplicationGroups'),
    finds: ['teleport.json '],
    says: ['elasticache:DescribeUsers'],
  },
  {
    name: 'the role that is the user asks nothing',
    files: {
      ...exampleTeleportUsers(documents, ['reader']).files,
      'policy.json': policy('sts:AssumeRole', 'rds:DescribeDBClusters'),
    },
    config,
    finds: [],
  },
  {
    name: 'of a role whose policies are not known nobody says anything',
    ...exampleTeleportDatabase({ aws: { assume_role_arn } }),
    finds: [],
  },
])
