// A route that leads over a peering to a network in which the other end is not.

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

const [, database] = networkLists.RouteTables
const over = (peering: string) =>
  routeTable('rtb-0a', 'vpc-0a', [
    { DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'local', State: 'active' },
    { DestinationCidrBlock: '10.2.0.0/16', VpcPeeringConnectionId: peering, State: 'active' },
    { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a', State: 'active' },
  ])
const hub = {
  VpcPeeringConnectionId: 'pcx-0ah',
  Status: { Code: 'active' },
  RequesterVpcInfo: { VpcId: 'vpc-0a' },
  AccepterVpcInfo: { VpcId: 'vpc-0h' },
}
const peerings = [...networkLists.VpcPeeringConnections, hub]

export const rule = defineRule({
  id: 'route-into-other-network',
  title: 'a route between caller and database goes over a peering with a third network',
  severity: 'error',
  aws: 'denies',
  subject: 'crossing',
  needs: ['routesThere'],
  since: '0.1.0',
  why: 'a peering leads to its other network and no further: a hub does not pass on what is for one of its own peers',
  fix: 'Peer the two networks directly, or join them by a transit gateway.',
  sources: [
    'https://docs.aws.amazon.com/vpc/latest/peering/invalid-peering-configurations.html',
    'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
  ],
  covers: ['NW-11', 'XA-N05'],
  examples: {
    bad: [exampleNetwork({ RouteTables: [over('pcx-0ah'), database], VpcPeeringConnections: peerings })],
    good: [exampleNetwork({ RouteTables: [over('pcx-0ab'), database], VpcPeeringConnections: peerings })],
  },
  find({ answers }) {
    const faults = [...(ifKnown(answers.routesThere) ?? nothing), ...(ifKnown(answers.routesBack) ?? nothing)]
    return faults
      .filter(({ kind }) => kind === 'elsewhere')
      .map(fault => ({ ...placeIn(fault.at, 'VpcPeeringConnectionId'), facts: fault, ...routeFix(fault) }))
  },
  say: ({ subnet, range, target, side }) =>
    `${subnet} reaches ${range} over ${target}, which does not lead to the network of the ${side === 'client' ? 'database' : 'caller'}`,
})
