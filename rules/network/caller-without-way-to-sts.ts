// A caller that has to assume a role, in a network from which STS cannot be called.

import {
  defineRule,
  exampleNetwork,
  ifKnown,
  type NetworkEnd,
  networkLists,
  nothing,
  placeIn,
  routeTable,
} from '../../src/engine/rule-kit.ts'

const [, database] = networkLists.RouteTables
const inside = [
  { DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'local', State: 'active' },
  { DestinationCidrBlock: '10.2.0.0/16', VpcPeeringConnectionId: 'pcx-0ab', State: 'active' },
]
const out = (gateway: object) => ({
  RouteTables: [
    routeTable('rtb-0a', 'vpc-0a', [
      ...inside,
      { DestinationCidrBlock: '0.0.0.0/0', State: 'active', ...gateway } as never,
    ]),
    database,
  ],
})
const endpoint = (service: string) => ({
  VpcEndpointId: 'vpce-0a',
  VpcId: 'vpc-0a',
  ServiceName: `com.amazonaws.eu-west-1.${service}`,
  State: 'available',
  PrivateDnsEnabled: true,
})
const igw = out({ GatewayId: 'igw-0a' })

function endpointFor({ region, network, subnets, groups }: NetworkEnd): string {
  const where = `--vpc-id ${network} --subnet-ids ${subnets.join(' ')} --security-group-ids ${groups.join(' ')}`
  return `aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --service-name com.amazonaws.${region}.sts ${where}`
}

export const rule = defineRule({
  id: 'caller-without-way-to-sts',
  title: 'the network of a caller that assumes a role has no way to STS',
  severity: 'error',
  aws: 'denies',
  subject: 'crossing',
  needs: ['wayToSts'],
  since: '0.1.0',
  why: 'the call that assumes the role times out, so that the caller never gets to sign a token; a function in a VPC has no public address, and an internet gateway does nothing for it',
  fix: 'Add an interface endpoint for STS to the network, or a NAT gateway for the subnets of the caller.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sts_vpc_endpoint_create.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html',
  ],
  covers: ['XA-N12'],
  examples: {
    bad: [exampleNetwork({ ...igw, VpcEndpoints: [endpoint('secretsmanager')] })],
    good: [
      exampleNetwork({ ...igw, VpcEndpoints: [endpoint('sts')] }),
      exampleNetwork(out({ NatGatewayId: 'nat-0a' })),
    ],
  },
  find({ answers, client }) {
    const from = ifKnown(client)
    return (ifKnown(answers.wayToSts) ?? nothing).map(({ at, member = '', subnet, target }) => ({
      ...placeIn(at, member),
      facts: { name: from?.name, subnet, target },
      ...(from && from.region !== '' && { fix: { text: endpointFor(from) } }),
    }))
  },
  say: ({ name, subnet, target }) =>
    `${name} in ${subnet} cannot call STS: there is no endpoint for it, and ${target === undefined ? 'no route to the internet' : `${target} serves public addresses only`}`,
})
