import { rule } from '../../../rules/network/closed-access-list.ts'
import {
  accessList,
  exampleNetwork,
  networkLists,
  openEntries,
} from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const [ofClient, ofDatabase] = networkLists.NetworkAcls
const entry = (members: object) => ({
  RuleNumber: 100,
  Protocol: '6',
  RuleAction: 'allow',
  CidrBlock: '0.0.0.0/0',
  ...members,
})
const [allIn, allOut] = openEntries()
const ports = (From: number, To: number) => ({ PortRange: { From, To } })
const database = (...entries: unknown[]) =>
  exampleNetwork({ NetworkAcls: [ofClient, accessList('acl-0b', 'vpc-0b', 'subnet-0b', entries as never)] })
const client = (...entries: unknown[]) =>
  exampleNetwork({ NetworkAcls: [accessList('acl-0a', 'vpc-0a', 'subnet-0a', entries as never), ofDatabase] })
const place = (index: number) => `NetworkAcls.json /NetworkAcls/${index}/Entries`

tryRule(rule, [
  {
    name: 'nothing in',
    ...database(allOut),
    finds: [place(1)],
    says: ['acl-0b of subnet-0b lets no connections in from 10.1.0.0/24 at port 5432'],
    fixes: [
      'aws ec2 create-network-acl-entry --network-acl-id acl-0b --ingress --rule-number 90 --protocol tcp --port-range From=5432,To=5432 --cidr-block 10.1.0.0/24 --rule-action allow',
    ],
  },
  {
    name: 'no answers out',
    ...database(allIn, entry({ Egress: true, ...ports(443, 443) })),
    finds: [place(1)],
    says: ['lets no answers out to 10.1.0.0/24 at ports 1024-65535'],
  },
  {
    name: 'denied before it is allowed',
    ...database(
      allIn,
      allOut,
      entry({ Egress: false, RuleNumber: 50, RuleAction: 'deny', CidrBlock: '10.1.0.0/16' }),
    ),
    finds: [place(1)],
  },
  {
    name: 'denied after it is allowed',
    ...database(allIn, allOut, entry({ Egress: false, RuleNumber: 150, RuleAction: 'deny' })),
    finds: [],
  },
  {
    name: 'the caller lets nothing out',
    ...client(allIn),
    finds: [place(0)],
    says: ['lets no connections out'],
  },
  {
    name: 'the caller lets no answers in',
    ...client(allOut),
    finds: [place(0)],
    says: ['lets no answers in'],
  },
  {
    name: 'a part of the ports for answers, which many systems use',
    ...database(allIn, entry({ Egress: true, ...ports(32_768, 61_000) })),
    finds: [],
  },
  { name: 'as AWS makes them', ...exampleNetwork(), finds: [] },
  { name: 'not described', ...exampleNetwork({ NetworkAcls: [ofClient] }), finds: [], undecided: true },
])
