import { rule } from '../../../rules/app/undiscoverable-database-type.ts'
import { exampleMatchers } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const matcher = (...types: string[]) => ({ types, regions: ['eu-west-1'] })

tryRule(rule, [
  {
    name: 'DynamoDB beside RDS',
    ...exampleMatchers([matcher('rds', 'dynamodb')]),
    finds: ['/db_service/aws/0/types/1'],
    says: ['Teleport does not find databases of dynamodb'],
  },
  {
    name: 'a slip of the pen',
    ...exampleMatchers([matcher('rds-proxy')]),
    finds: ['/db_service/aws/0/types/0'],
    fixes: ['"rdsproxy"'],
  },
  { name: 'what a later version may know', ...exampleMatchers([matcher('timestream')]), finds: [] },
  {
    name: 'a machine is for the other service',
    ...exampleMatchers([matcher('ec2')]),
    finds: ['/db_service/aws/0/types/0'],
  },
  {
    name: 'the Discovery Service finds machines too',
    document: { discovery_service: { enabled: true, aws: [matcher('ec2', 'rds')] } },
    finds: [],
  },
])
