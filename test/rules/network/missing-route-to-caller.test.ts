import { rule } from '../../../rules/network/missing-route-to-caller.ts'
import { exampleNetwork, networkLists, routeTable } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const [client, database] = networkLists.RouteTables
const routes = (...more: object[]) =>
  exampleNetwork({
    RouteTables: [client, routeTable('rtb-0b', 'vpc-0b', [local, ...(more as never[])])],
  })
const local = { DestinationCidrBlock: '10.2.0.0/16', GatewayId: 'local', State: 'active' }
const to = (range: string, target: object) => ({ DestinationCidrBlock: range, State: 'active', ...target })
const far = '10.1.0.0/16'
const pcx = { VpcPeeringConnectionId: 'pcx-0ab' }

tryRule(rule, [
  {
    name: 'none',
    ...routes(),
    finds: ['RouteTables.json /RouteTables/1/Routes'],
    fixes: [
      'aws ec2 create-route --route-table-id rtb-0b --destination-cidr-block 10.1.0.0/24 --vpc-peering-connection-id pcx-0ab',
    ],
  },
  {
    name: 'only one to the internet',
    ...routes(to('0.0.0.0/0', { NatGatewayId: 'nat-0a' })),
    finds: ['RouteTables.json /RouteTables/1/Routes'],
    says: ['has no route'],
  },
  {
    name: 'one that leads nowhere',
    ...routes({ ...to(far, pcx), State: 'blackhole' }),
    finds: ['RouteTables.json /RouteTables/1/Routes/1'],
    says: ['leads nowhere'],
  },
  {
    name: 'a more exact one that leads nowhere',
    ...routes(to(far, pcx), { ...to('10.1.0.64/26', pcx), State: 'blackhole' }),
    finds: ['RouteTables.json /RouteTables/1/Routes/2'],
  },
  { name: 'one over the peering', ...routes(to(far, pcx)), finds: [] },
  {
    name: 'everything over a transit gateway',
    ...routes(to('0.0.0.0/0', { TransitGatewayId: 'tgw-0a' })),
    finds: [],
    undecided: true,
  },
  {
    name: 'the table was not described',
    ...exampleNetwork({ RouteTables: [client] }),
    finds: [],
    undecided: true,
  },
  {
    name: 'a table of the subnet itself before the main one',
    ...exampleNetwork({
      RouteTables: [
        client,
        database,
        {
          ...routeTable('rtb-0c', 'vpc-0b', [local]),
          Associations: [{ SubnetId: 'subnet-0b' }],
        },
      ],
    }),
    finds: ['RouteTables.json /RouteTables/2/Routes'],
  },
])
