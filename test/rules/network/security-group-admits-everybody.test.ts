import { rule } from '../../../rules/network/security-group-admits-everybody.ts'
import { exampleNetwork, networkLists, tcp } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const [client, database] = networkLists.SecurityGroups
const letsIn = (ends: object, members: object = {}) =>
  exampleNetwork(
    { SecurityGroups: [client, { ...database, IpPermissions: [tcp(5432, ends as never)] }] },
    members as never,
  )

tryRule(rule, [
  {
    name: 'everybody',
    ...letsIn({ IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
    finds: ['SecurityGroups.json /SecurityGroups/1/IpPermissions/0/IpRanges/0/CidrIp'],
    says: ['sg-0b lets 0.0.0.0/0 in at the port of orders'],
  },
  {
    name: 'everybody of IPv6',
    ...letsIn({ Ipv6Ranges: [{ CidrIpv6: '::/0' }] }),
    finds: ['SecurityGroups.json /SecurityGroups/1/IpPermissions/0/Ipv6Ranges/0/CidrIpv6'],
  },
  { name: 'a range', ...letsIn({ IpRanges: [{ CidrIp: '10.0.0.0/8' }] }), finds: [] },
  {
    name: 'a public database has a rule of its own',
    ...letsIn({ IpRanges: [{ CidrIp: '0.0.0.0/0' }] }, { PubliclyAccessible: true }),
    finds: [],
  },
])
