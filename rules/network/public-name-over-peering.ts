// A public database whose name leads its peers to the internet.

import {
  defineRule,
  exampleNetwork,
  ifKnown,
  networkLists,
  nothing,
  peering,
  placeIn,
  tcp,
} from '../../src/engine/rule-kit.ts'

const resolving = (answers: boolean) =>
  exampleNetwork(
    {
      SecurityGroups: [
        networkLists.SecurityGroups[0],
        {
          ...networkLists.SecurityGroups[1],
          IpPermissions: [tcp(5432, { IpRanges: [{ CidrIp: '10.1.0.0/16' }] })],
        },
      ],
      VpcPeeringConnections: [
        peering('active', { PeeringOptions: { AllowDnsResolutionFromRemoteVpc: answers } }),
      ],
    },
    { PubliclyAccessible: true },
  )

export const rule = defineRule({
  id: 'public-name-over-peering',
  title: 'the name of a public database does not lead over the peering to it',
  severity: 'warning',
  aws: 'accepts',
  subject: 'crossing',
  needs: ['names'],
  since: '0.1.0',
  why: 'for the peered network its name resolves to the public address: connections go over the internet, or are lost where the security groups let in private addresses only',
  fix: 'Let the network of the database resolve names for its peer, or turn public access off.',
  sources: [
    'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  ],
  covers: ['NW-13', 'XA-N09'],
  examples: { bad: [resolving(false)], good: [resolving(true)] },
  find({ answers, database: to }) {
    return (ifKnown(answers.names) ?? nothing).map(({ at, member = '', peering: id }) => {
      const side = at.pointer.includes('/RequesterVpcInfo') ? 'requester' : 'accepter'
      return {
        ...placeIn(at, member),
        facts: { id, name: ifKnown(to)?.name },
        fix: {
          text: `aws ec2 modify-vpc-peering-connection-options --vpc-peering-connection-id ${id} --${side}-peering-connection-options AllowDnsResolutionFromRemoteVpc=true`,
        },
      }
    })
  },
  say: ({ id, name }) => `over ${id} the name of ${name} resolves to its public address`,
})
