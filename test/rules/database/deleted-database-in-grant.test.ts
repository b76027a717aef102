import { rule } from '../../../rules/database/deleted-database-in-grant.ts'
import { exampleRegion } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const arnOf = (id: string, region = 'eu-west-1') => `arn:aws:rds-db:${region}:444455556666:dbuser:${id}/app`

const grant = (resources: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'rds-db:connect', Resource: resources }],
})

const instance = {
  DBInstanceIdentifier: 'orders',
  DBInstanceArn: 'arn:aws:rds:eu-west-1:444455556666:db:orders',
  DbiResourceId: 'db-ABCDEFGHIJKL01234',
}

const example = (resources: readonly string[]) => ({
  files: {
    'connect.json': grant(resources),
    'snapshot.json': exampleRegion({ DBInstances: [instance], DBClusters: [], DBProxies: [] }),
  },
})

tryRule(rule, [
  {
    name: 'gone',
    ...example([arnOf('db-ZYXWVUTSRQPO98765')]),
    finds: ['connect.json /Statement/0/Resource/0'],
    says: ['has no database db-ZYXWVUTSRQPO98765 in eu-west-1'],
  },
  {
    name: 'one of two',
    ...example([arnOf('db-ABCDEFGHIJKL01234'), arnOf('cluster-ZYXWVUTSRQPO98765')]),
    finds: ['connect.json /Statement/0/Resource/1'],
  },
  { name: 'there', ...example([arnOf('db-ABCDEFGHIJKL01234')]), finds: [] },
  { name: 'a region that was not read', ...example([arnOf('db-ZYXWVUTSRQPO98765', 'us-east-1')]), finds: [] },
  {
    name: 'not all was read',
    ...{
      files: {
        'connect.json': grant([arnOf('db-ZYXWVUTSRQPO98765')]),
        'snapshot.json': exampleRegion({ DBInstances: [] }),
      },
    },
    finds: [],
  },
  { name: 'a pattern', ...example([arnOf('db-ZYX*')]), finds: [] },
])
