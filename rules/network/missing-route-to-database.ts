// Subnets of a caller from which nothing leads to its database.

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
const local = { DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'local', State: 'active' }
const lost = {
  DestinationCidrBlock: '10.2.0.0/16',
  VpcPeeringConnectionId: 'pcx-0ab',
  State: 'blackhole',
}
const out = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a', State: 'active' }

export const rule = defineRule({
  id: 'missing-route-to-database',
  title: 'no route leads from a subnet of the caller to a subnet of the database',
  severity: 'error',
  aws: 'denies',
  subject: 'crossing',
  needs: ['routesThere'],
  since: '0.1.0',
  why: 'connections from there go to the internet or nowhere, so that the caller waits until its own time is up',
  fix: 'Add a route to the range of the other network to the route table of the subnet.',
  sources: [
    'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html',
  ],
  covers: ['NW-08', 'XA-N03'],
  examples: {
    bad: [
      exampleNetwork({ RouteTables: [routeTable('rtb-0a', 'vpc-0a', [local, out]), database] }),
      exampleNetwork({ RouteTables: [routeTable('rtb-0a', 'vpc-0a', [local, lost, out]), database] }),
    ],
    good: [exampleNetwork({ RouteTables: [client, database] })],
  },
  find({ answers }) {
    const faults = ifKnown(answers.routesThere) ?? nothing
    return faults
      .filter(({ kind }) => kind === 'missing' || kind === 'lost')
      .map(fault => ({ ...placeIn(fault.at, fault.member ?? ''), facts: fault, ...routeFix(fault) }))
  },
  say: ({ kind, subnet, table, range }) =>
    kind === 'lost'
      ? `the route of ${subnet} to ${range} in ${table} leads nowhere`
      : `${table} has no route from ${subnet} to ${range}, where the database is`,
})
