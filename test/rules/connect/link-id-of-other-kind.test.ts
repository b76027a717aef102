import { rule } from '../../../rules/connect/link-id-of-other-kind.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const link = (database: object) =>
  ({
    files: { 'connect.json': policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource: '*' }) },
    config: {
      links: [
        {
          name: 'orders',
          target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
          database: { region: 'us-east-1', user: 'app', ...database },
        },
      ],
    },
  }) as never as { readonly files: Record<string, never>; readonly config: never }
const host = (name: string) => `${name}.us-east-1.rds.amazonaws.com`
const here = 'rdsaudit.config.json /links/0/database/resourceId'

tryRule(rule, [
  {
    name: 'the endpoint of a cluster',
    ...link({ host: host('orders.cluster-c1a2b3c4'), resourceId: 'db-ABC' }),
    finds: [here],
    says: ['goes to a cluster'],
  },
  {
    name: 'the endpoint of a proxy',
    ...link({ host: host('orders.proxy-c1a2b3c4'), resourceId: 'cluster-ABC' }),
    finds: [here],
  },
  {
    name: 'declared to be a proxy',
    ...link({ proxy: true, resourceId: 'db-ABC' }),
    finds: [here],
    says: ['goes to a proxy'],
  },
  {
    name: 'a cluster and its id',
    ...link({ host: host('orders.cluster-ro-c1a2b3c4'), resourceId: 'cluster-ABC' }),
    finds: [],
  },
  {
    name: 'the endpoint of an instance, which may be of Aurora',
    ...link({ host: host('orders.c1a2b3c4'), resourceId: 'cluster-ABC' }),
    finds: [],
    undecided: false,
  },
  { name: 'no resource id', ...link({ host: host('orders.cluster-c1a2b3c4') }), finds: [], undecided: true },
])
