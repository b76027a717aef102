// A caller whose own security groups keep it from its database.

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
const letsOut = (port: number, range: string) =>
  exampleNetwork({
    SecurityGroups: [
      { ...ofClient, IpPermissionsEgress: [tcp(port, { IpRanges: [{ CidrIp: range }] })] },
      ofDatabase,
    ],
  })

export const rule = defineRule({
  id: 'client-without-way-out',
  title: 'the security groups of a caller do not let it out to its database',
  severity: 'error',
  aws: 'denies',
  subject: 'crossing',
  needs: ['wayOut'],
  since: '0.1.0',
  why: 'its connections are dropped before they leave, so that it waits until its own time is up',
  fix: 'Let it out to the subnets of the database at the port of the database.',
  sources: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  ],
  covers: ['NW-02', 'XA-N07'],
  examples: {
    bad: [letsOut(443, '0.0.0.0/0'), letsOut(5432, '10.9.0.0/16')],
    good: [letsOut(5432, '10.2.0.0/16')],
  },
  find({ answers, client, database, port }) {
    const [from, to] = [ifKnown(client), ifKnown(database)]
    return (ifKnown(answers.wayOut) ?? nothing).map(({ at, member = '', group }) => ({
      ...placeIn(at, member),
      facts: { client: from?.name, name: to?.name, port, group },
      ...groupFix('egress', from, to, port),
    }))
  },
  say: ({ client, name, port, group }) => `${group} does not let ${client} out to ${name} at port ${port}`,
})
