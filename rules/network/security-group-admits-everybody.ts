// A private database that everything which has a route to it may dial.

import {
  defineRule,
  exampleNetwork,
  flagOf,
  networkLists,
  nothing,
  placeIn,
  tcp,
} from '../../src/engine/rule-kit.ts'

const [client, database] = networkLists.SecurityGroups
const letsIn = (range: string) =>
  exampleNetwork({
    SecurityGroups: [client, { ...database, IpPermissions: [tcp(5432, { IpRanges: [{ CidrIp: range }] })] }],
  })

export const rule = defineRule({
  id: 'security-group-admits-everybody',
  title: 'a security group of a private database lets every address in at its port',
  severity: 'info',
  aws: 'opens',
  subject: 'database',
  since: '0.1.0',
  why: 'every network that has or gets a route to it may dial it, and it is on the internet the day somebody makes it public',
  fix: 'Let in the security groups, or the subnets, of those that need it.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html',
  ],
  covers: ['NW-30', 'XA-N10'],
  examples: { bad: [letsIn('0.0.0.0/0')], good: [letsIn('10.1.0.0/24')] },
  find({ database: own, openGroups }) {
    // Of a public one another rule tells.
    if (flagOf(own, 'PubliclyAccessible') === true) return nothing
    return openGroups.map(({ at, group, range }) => ({
      ...placeIn(at, range.includes(':') ? 'CidrIpv6' : 'CidrIp'),
      facts: { group, range, name: own.name },
    }))
  },
  say: ({ group, range, name }) => `${group} lets ${range} in at the port of ${name}`,
})
