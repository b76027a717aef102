// A caller and a database whose networks have the same addresses.

import {
  defineRule,
  exampleNetwork,
  ifKnown,
  networkLists,
  nothing,
  placeIn,
  routeTable,
} from '../../src/engine/rule-kit.ts'

const [client, database] = networkLists.Subnets
const [clientTable] = networkLists.RouteTables
const own = (range: string) => ({
  Subnets: [client, { ...database, CidrBlock: range }],
  RouteTables: [
    clientTable,
    routeTable('rtb-0b', 'vpc-0b', [
      { DestinationCidrBlock: range, GatewayId: 'local', State: 'active' },
      { DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: 'pcx-0ab', State: 'active' },
    ]),
  ],
})

export const rule = defineRule({
  id: 'overlapping-networks',
  title: 'the addresses of a database are also addresses of the network of its caller',
  severity: 'error',
  aws: 'denies',
  subject: 'crossing',
  needs: ['routesThere'],
  since: '0.1.0',
  why: 'traffic to them never leaves the network of the caller, and AWS refuses a peering of networks that overlap',
  fix: 'Move one of the two to other addresses, or go through an endpoint service or a resource endpoint.',
  sources: [
    'https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html',
  ],
  covers: ['NW-10', 'XA-N02'],
  examples: { bad: [exampleNetwork(own('10.1.128.0/24'))], good: [exampleNetwork(own('10.2.128.0/24'))] },
  find({ answers, database: to }) {
    return (ifKnown(answers.routesThere) ?? nothing)
      .filter(({ kind }) => kind === 'own')
      .map(({ at, range, subnet }) => ({
        ...placeIn(at, 'DestinationCidrBlock'),
        facts: { name: ifKnown(to)?.name, range, subnet },
      }))
  },
  say: ({ name, range, subnet }) =>
    `${range}, where ${name} is, is a part of the network of ${subnet} itself: what is sent there stays there`,
})
