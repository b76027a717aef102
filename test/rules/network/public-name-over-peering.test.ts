import { rule } from '../../../rules/network/public-name-over-peering.ts'
import { exampleNetwork, peering } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const answering = (options: object, isPublic = true) =>
  exampleNetwork(
    { VpcPeeringConnections: [peering('active', options as never)] },
    { PubliclyAccessible: isPublic },
  )
const option = (answers: boolean) => ({ PeeringOptions: { AllowDnsResolutionFromRemoteVpc: answers } })

tryRule(rule, [
  {
    name: 'names resolve to public addresses',
    ...answering(option(false)),
    finds: [
      'VpcPeeringConnections.json /VpcPeeringConnections/0/AccepterVpcInfo/PeeringOptions/AllowDnsResolutionFromRemoteVpc',
    ],
    fixes: [
      'aws ec2 modify-vpc-peering-connection-options --vpc-peering-connection-id pcx-0ab --accepter-peering-connection-options AllowDnsResolutionFromRemoteVpc=true',
    ],
  },
  { name: 'to private ones', ...answering(option(true)), finds: [] },
  { name: 'a private database has no other', ...answering(option(false), false), finds: [] },
  { name: 'the other side does not tell', ...answering({}), finds: [], undecided: true },
])
