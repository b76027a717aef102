import { rule } from '../../../rules/network/route-into-other-network.ts'
import { exampleNetwork, networkLists, routeTable } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const [client, database] = networkLists.RouteTables
const hub = (a: string, b: string) => ({
  VpcPeeringConnectionId: 'pcx-0h',
  Status: { Code: 'active' },
  RequesterVpcInfo: { VpcId: a },
  AccepterVpcInfo: { VpcId: b },
})
const overHub = (id: string, network: string, local: string, far: string) =>
  routeTable(id, network, [
    { DestinationCidrBlock: local, GatewayId: 'local', State: 'active' },
    { DestinationCidrBlock: far, VpcPeeringConnectionId: 'pcx-0h', State: 'active' },
  ])
const there = [overHub('rtb-0a', 'vpc-0a', '10.1.0.0/16', '10.2.0.0/16'), database]
const back = [client, overHub('rtb-0b', 'vpc-0b', '10.2.0.0/16', '10.1.0.0/16')]
const [direct] = networkLists.VpcPeeringConnections

tryRule(rule, [
  {
    name: 'over a hub',
    ...exampleNetwork({ RouteTables: there, VpcPeeringConnections: [hub('vpc-0a', 'vpc-0h')] }),
    finds: ['RouteTables.json /RouteTables/0/Routes/1/VpcPeeringConnectionId'],
    says: ['subnet-0a reaches 10.2.0.0/24 over pcx-0h, which does not lead to the network of the database'],
  },
  {
    name: 'over a hub on the way back, beside a direct peering',
    ...exampleNetwork({ RouteTables: back, VpcPeeringConnections: [direct, hub('vpc-0h', 'vpc-0b')] }),
    finds: ['RouteTables.json /RouteTables/1/Routes/1/VpcPeeringConnectionId'],
    fixes: [
      'aws ec2 replace-route --route-table-id rtb-0b --destination-cidr-block 10.1.0.0/24 --vpc-peering-connection-id pcx-0ab',
    ],
  },
  {
    name: 'over another peering of the two',
    ...exampleNetwork({ RouteTables: there, VpcPeeringConnections: [hub('vpc-0b', 'vpc-0a')] }),
    finds: [],
  },
  {
    name: 'the peering was not described',
    ...exampleNetwork({ RouteTables: there }),
    finds: [],
    undecided: true,
  },
])
