import { rule } from '../../../rules/network/client-without-way-out.ts'
import { exampleNetwork, networkLists, tcp } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const [client, database] = networkLists.SecurityGroups
const letsOut = (...permissions: object[]) =>
  exampleNetwork({ SecurityGroups: [{ ...client, IpPermissionsEgress: permissions as never }, database] })
const place = 'SecurityGroups.json /SecurityGroups/0/IpPermissionsEgress'
const { IpPermissionsEgress: _, ...untold } = client

tryRule(rule, [
  {
    name: 'nothing',
    ...letsOut(),
    finds: [place],
    says: ['sg-0a does not let report out to orders at port 5432'],
  },
  { name: 'another port', ...letsOut(tcp(443, { IpRanges: [{ CidrIp: '0.0.0.0/0' }] })), finds: [place] },
  { name: 'another range', ...letsOut(tcp(5432, { IpRanges: [{ CidrIp: '10.9.0.0/16' }] })), finds: [place] },
  { name: 'its range', ...letsOut(tcp(5432, { IpRanges: [{ CidrIp: '10.2.0.0/16' }] })), finds: [] },
  { name: 'its group', ...letsOut(tcp(5432, { UserIdGroupPairs: [{ GroupId: 'sg-0b' }] })), finds: [] },
  { name: 'everywhere', ...exampleNetwork(), finds: [] },
  {
    name: 'a reply without what goes out',
    ...exampleNetwork({ SecurityGroups: [untold, database] }),
    finds: [],
    undecided: true,
  },
])
