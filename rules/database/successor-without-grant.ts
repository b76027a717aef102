// The green side of a blue/green deployment, which the grants for the blue one leave out.

import {
  coversReplica,
  defineRule,
  exampleRegion,
  nothing,
  placeIn,
  successorOf,
} from '../../src/engine/rule-kit.ts'

const instance = (name: string, id: string) => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: `arn:aws:rds:eu-west-1:444455556666:db:${name}`,
  DbiResourceId: id,
  Engine: 'postgres',
})

const switching = (id: string) => ({
  files: {
    'connect.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: [
            'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            `arn:aws:rds-db:eu-west-1:444455556666:dbuser:${id}/app`,
          ],
        },
      ],
    },
    'snapshot.json': exampleRegion({
      DBInstances: [
        instance('orders', 'db-ABCDEFGHIJKL01234'),
        instance('orders-green-1a2b3c', 'db-ABCDEFGHIJKL56789'),
      ],
      BlueGreenDeployments: [
        {
          BlueGreenDeploymentIdentifier: 'bgd-0123456789abcdef',
          Source: 'arn:aws:rds:eu-west-1:444455556666:db:orders',
          Target: 'arn:aws:rds:eu-west-1:444455556666:db:orders-green-1a2b3c',
          Status: 'AVAILABLE',
        },
      ],
    }),
  },
})

export const rule = defineRule({
  id: 'successor-without-grant',
  title: 'a blue/green deployment will put a database in place that the grants do not name',
  severity: 'warning',
  aws: 'accepts',
  subject: 'database',
  needs: ['blue-green-deployments'],
  since: '0.1.0',
  why: 'the green side gets the names and endpoints of the blue one, and keeps its own resource id: from the switch-over on, every token is refused',
  fix: 'Add the ARN with the id of the green side to the grant before the switch-over; take the old one out after it.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-considerations.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_BlueGreenDeployment.html',
  ],
  covers: ['PB-14', 'RC-28'],
  examples: { bad: [switching('db-ABCDEFGHIJKL01234')], good: [switching('db-ABCDEFGHIJKL56789')] },
  find({ database, grants, inventory }) {
    const green = successorOf(database, inventory.estate)
    if (!green || grants.length === 0 || grants.some(grant => coversReplica(grant, green))) return nothing
    return [
      {
        ...placeIn(green, green.kind === 'cluster' ? 'DbClusterResourceId' : 'DbiResourceId'),
        facts: { name: database.name, green: green.name, id: green.resourceId },
      },
    ]
  },
  say: ({ name, green, id }) =>
    `${green}, which is to take the place of ${name}, is ${id}, and no grant names it`,
})
