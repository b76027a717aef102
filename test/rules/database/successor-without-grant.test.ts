import { rule } from '../../../rules/database/successor-without-grant.ts'
import { exampleRegion } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const arn = (name: string) => `arn:aws:rds:eu-west-1:444455556666:db:${name}`
const instance = (name: string, id: string) => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: arn(name),
  DbiResourceId: id,
  Engine: 'postgres',
})

const example = (users: readonly string[], Status: string, target = 'orders-green') => ({
  files: {
    'connect.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: users.map(user => `arn:aws:rds-db:eu-west-1:444455556666:dbuser:${user}`),
        },
      ],
    },
    'snapshot.json': exampleRegion({
      DBInstances: [
        instance('orders', 'db-ABCDEFGHIJKL01234'),
        instance('orders-green', 'db-ABCDEFGHIJKL56789'),
      ],
      BlueGreenDeployments: [
        { BlueGreenDeploymentIdentifier: 'bgd-1', Source: arn('orders'), Target: arn(target), Status },
      ],
    }),
  },
})

const ofBlue = 'db-ABCDEFGHIJKL01234/app'
const at = 'snapshot.json /accounts/0/regions/0/rds/DBInstances/items/1/DbiResourceId'

tryRule(rule, [
  {
    name: 'ready to switch over',
    ...example([ofBlue], 'AVAILABLE'),
    finds: [at],
    says: ['orders-green, which is to take the place of orders, is db-ABCDEFGHIJKL56789'],
  },
  { name: 'still being made', ...example([ofBlue], 'PROVISIONING'), finds: [at] },
  { name: 'granted too', ...example([ofBlue, 'db-ABCDEFGHIJKL56789/app'], 'AVAILABLE'), finds: [] },
  { name: 'by a pattern', ...example(['db-ABCDEFGHIJKL*/app'], 'AVAILABLE'), finds: [] },
  { name: 'switched over, and the old one granted', ...example([ofBlue], 'SWITCHOVER_COMPLETED'), finds: [] },
  { name: 'never to be switched over', ...example([ofBlue], 'INVALID_CONFIGURATION'), finds: [] },
  { name: 'its green side was not described', ...example([ofBlue], 'AVAILABLE', 'elsewhere'), finds: [] },
])
