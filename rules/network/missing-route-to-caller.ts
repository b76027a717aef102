// Subnets of a database from which no answer finds back to the caller.

import {
  defineRule,
  exampleNetwork,
  ifKnown,
  networkLists,
  nothing,
  placeIn,
  routeFix,
  routeTable,
} from '../../src/engine/rule-kit.ts'

const [client, database] = networkLists.RouteTables
const local = { DestinationCidrBlock: '10.2.0.0/16', GatewayId: 'local', State: 'active' }
const lost = {
  DestinationCidrBlock: '10.1.0.0/16',
  VpcPeeringConnectionId: 'pcx-0ab',
  State: 'blackhole',
}

export const rule = defineRule({
  id: 'missing-route-to-caller',
  title: 'no route leads back from a subnet of the database to a subnet of the caller',
  severity: 'error',
  aws: 'denies',
  subject: 'crossing',
  needs: ['routesBack'],
  since: '0.1.0',
  why: 'the database gets the connection and its answer is lost: a route on one side alone is not enough',
  fix: 'Add a route to the range of the other network to the route table of the subnet.',
  sources: [
    'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html',
  ],
  covers: ['NW-08', 'XA-N04'],
  examples: {
    bad: [
      exampleNetwork({ RouteTables: [client, routeTable('rtb-0b', 'vpc-0b', [local])] }),
      exampleNetwork({ RouteTables: [client, routeTable('rtb-0b', 'vpc-0b', [local, lost])] }),
    ],
    good: [exampleNetwork({ RouteTables: [client, database] })],
  },
  find({ answers }) {
    const faults = ifKnown(answers.routesBack) ?? nothing
    return faults
      .filter(({ kind }) => kind === 'missing' || kind === 'lost')
      .map(fault => ({ ...placeIn(fault.at, fault.member ?? ''), facts: fault, ...routeFix(fault) }))
  },
  say: ({ kind, subnet, table, range }) =>
    kind === 'lost'
      ? `the route of the database in ${subnet} to ${range} in ${table} leads nowhere`
      : `${table} has no route from the database in ${subnet} to ${range}, where the caller is`,
})
