import { rule } from '../../../rules/network/security-group-admits-nobody.ts'
import { exampleNetwork, networkLists, tcp } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const [client, database] = networkLists.SecurityGroups
const letsIn = (...permissions: object[]) =>
  exampleNetwork({ SecurityGroups: [client, { ...database, IpPermissions: permissions as never }] })

tryRule(rule, [
  {
    name: 'no rule at all',
    ...letsIn(),
    finds: ['SecurityGroups.json /SecurityGroups/1/IpPermissions'],
    says: ['sg-0b lets nobody in at port 5432 of orders'],
  },
  {
    name: 'another port',
    ...letsIn(tcp(3306, { IpRanges: [{ CidrIp: '10.1.0.0/16' }] })),
    finds: ['SecurityGroups.json /SecurityGroups/1/IpPermissions'],
  },
  { name: 'a group', ...exampleNetwork(), finds: [] },
  {
    name: 'every protocol',
    ...letsIn({ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.9.0.0/16' }] }),
    finds: [],
  },
  {
    name: 'the group was not described',
    ...exampleNetwork({ SecurityGroups: [client] }),
    finds: [],
    undecided: true,
  },
])
