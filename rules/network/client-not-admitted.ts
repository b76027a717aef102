// A caller whose connections the database's security groups drop.

import {
  defineRule,
  exampleNetwork,
  groupFix,
  ifKnown,
  networkLists,
  nothing,
  placeIn,
  tcp,
} from '../../src/engine/rule-kit.ts'

const [ofClient, ofDatabase] = networkLists.SecurityGroups
const letsIn = (ends: { readonly [list: string]: { readonly [name: string]: string }[] }) =>
  exampleNetwork({ SecurityGroups: [ofClient, { ...ofDatabase, IpPermissions: [tcp(5432, ends)] }] })

export const rule = defineRule({
  id: 'client-not-admitted',
  title: 'the security groups of a database let others in, and not the caller of a link',
  severity: 'error',
  aws: 'denies',
  subject: 'crossing',
  needs: ['admission'],
  since: '0.1.0',
  why: 'connections are dropped without an answer, so that the caller waits until its own time is up',
  fix: 'Let the security group of the caller in; over a peering between Regions, the range of its subnet.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
    'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html',
  ],
  covers: ['NW-01', 'NW-03', 'RP-27', 'XA-N06'],
  examples: {
    bad: [
      letsIn({ IpRanges: [{ CidrIp: '10.9.0.0/16' }] }),
      letsIn({ UserIdGroupPairs: [{ GroupId: 'sg-0c' }] }),
    ],
    good: [letsIn({ IpRanges: [{ CidrIp: '10.1.0.0/16' }] }), exampleNetwork()],
  },
  find({ answers, client, database, port }) {
    const [from, to] = [ifKnown(client), ifKnown(database)]
    return (ifKnown(answers.admission) ?? nothing).map(({ at, member = '', group }) => ({
      ...placeIn(at, member),
      facts: { client: from?.name, name: to?.name, port, group },
      ...groupFix('ingress', to, from, port),
    }))
  },
  say: ({ client, name, port, group }) =>
    `no security group of ${name} lets ${client} in at port ${port}; ${group} lets others in`,
})
