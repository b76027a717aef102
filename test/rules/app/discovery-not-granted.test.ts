import { rule } from '../../../rules/app/discovery-not-granted.ts'
import { exampleMatchers } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const role = 'arn:aws:iam::444455556666:role/example-role'

const setup = (types: readonly string[], statement: object) => ({
  files: {
    'policy.json': { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] },
    'teleport.json': exampleMatchers([{ types, regions: ['eu-west-1'], assume_role_arn: role }]).document,
  } as never,
  config: { links: [{ name: 'own', target: { role, policies: ['policy.json'] } }] },
})

tryRule(rule, [
  {
    name: 'each service has actions of its own',
    ...setup(['rds', 'memorydb'], { Action: 'rds-db:connect', Resource: '*' }),
    finds: ['teleport.json /db_service/aws/0', 'teleport.json /db_service/aws/0'],
    says: [
      'allows rds:DescribeDBInstances or rds:DescribeDBClusters',
      'databases of memorydb are to be found with example-role, and none of its policies allows memorydb:DescribeClusters',
    ],
  },
  {
    name: 'tags and subnets are not needed to find anything',
    ...setup(['elasticache'], {
      Action: ['elasticache:DescribeReplicationGroups', 'elasticache:DescribeCacheClusters'],
      Resource: '*',
    }),
    finds: [],
  },
  {
    name: 'a narrower resource may be enough',
    ...setup(['docdb'], {
      Action: 'rds:DescribeDBClusters',
      Resource: 'arn:aws:rds:eu-west-1:444455556666:cluster:*',
    }),
    finds: [],
  },
  {
    name: 'a wildcard is enough',
    ...setup(['redshift', 'opensearch'], { Action: ['redshift:Describe*', 'es:*'], Resource: '*' }),
    finds: [],
  },
])
