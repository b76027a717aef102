import { rule } from '../../../rules/network/caller-without-way-to-sts.ts'
import { exampleNetwork, networkLists, routeTable } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const [, database] = networkLists.RouteTables
const out = (gateway: object | undefined, endpoints?: object[]) =>
  exampleNetwork({
    RouteTables: [
      routeTable('rtb-0a', 'vpc-0a', [
        { DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'local', State: 'active' },
        { DestinationCidrBlock: '10.2.0.0/16', VpcPeeringConnectionId: 'pcx-0ab', State: 'active' },
        ...(gateway ? [{ DestinationCidrBlock: '0.0.0.0/0', State: 'active', ...gateway } as never] : []),
      ]),
      database,
    ],
    ...(endpoints && { VpcEndpoints: endpoints as never }),
  })
const endpoint = (service: string, members: object = {}) => ({
  VpcEndpointId: 'vpce-0a',
  VpcId: 'vpc-0a',
  ServiceName: `com.amazonaws.eu-west-1.${service}`,
  State: 'available',
  PrivateDnsEnabled: true,
  ...members,
})

tryRule(rule, [
  {
    name: 'an internet gateway, which does nothing for a function',
    ...out({ GatewayId: 'igw-0a' }, [endpoint('secretsmanager')]),
    finds: ['RouteTables.json /RouteTables/0/Routes/2'],
    says: ['report in subnet-0a cannot call STS'],
    fixes: [
      'aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --service-name com.amazonaws.eu-west-1.sts --vpc-id vpc-0a --subnet-ids subnet-0a --security-group-ids sg-0a',
    ],
  },
  {
    name: 'no way out',
    ...out(undefined, [endpoint('s3')]),
    finds: ['RouteTables.json /RouteTables/0/Routes'],
  },
  { name: 'an endpoint', ...out(undefined, [endpoint('sts')]), finds: [] },
  {
    name: 'an endpoint without private names',
    ...out(undefined, [endpoint('sts', { PrivateDnsEnabled: false })]),
    finds: [],
    undecided: true,
  },
  { name: 'a NAT gateway', ...out({ NatGatewayId: 'nat-0a' }), finds: [] },
  { name: 'a transit gateway', ...out({ TransitGatewayId: 'tgw-0a' }), finds: [], undecided: true },
  { name: 'endpoints were not described', ...out({ GatewayId: 'igw-0a' }), finds: [], undecided: true },
])
