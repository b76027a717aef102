// A network access list between a caller and its database.

import {
  accessList,
  defineRule,
  exampleNetwork,
  ifKnown,
  networkLists,
  nothing,
  openEntries,
  placeIn,
} from '../../src/engine/rule-kit.ts'

const [client] = networkLists.NetworkAcls
const [allIn, allOut] = openEntries() as [object, object]
const only = (from: number, to: number) => ({
  RuleNumber: 100,
  Protocol: '6',
  RuleAction: 'allow',
  CidrBlock: '0.0.0.0/0',
  PortRange: { From: from, To: to },
})
const withEntries = (...entries: object[]) =>
  exampleNetwork({ NetworkAcls: [client, accessList('acl-0b', 'vpc-0b', 'subnet-0b', entries as never)] })

export const rule = defineRule({
  id: 'closed-access-list',
  title: 'a network access list keeps connections of the caller, or the answers to them, out',
  severity: 'error',
  aws: 'denies',
  subject: 'crossing',
  needs: ['lists'],
  since: '0.1.0',
  why: 'access lists have no memory: the port of the database has to be open one way, and the ports from 1024 up, to which it answers, the other way',
  fix: 'Allow the port of the database to it, and the ports 1024-65535 back, before an entry that denies them.',
  sources: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html',
  ],
  covers: ['NW-06', 'NW-07', 'XA-N08'],
  examples: {
    bad: [
      withEntries({ ...only(443, 443), Egress: false }, allOut),
      withEntries(
        allIn,
        { ...only(5432, 5432), RuleNumber: 90, Egress: true, RuleAction: 'deny' },
        {
          ...only(443, 443),
          Egress: true,
        },
      ),
    ],
    good: [
      withEntries({ ...only(5432, 5432), Egress: false }, { ...only(1024, 65535), Egress: true }),
      withEntries(allIn, allOut),
    ],
  },
  find({ answers }) {
    return (ifKnown(answers.lists) ?? nothing).map(fault => {
      const { list, direction, ports, range } = fault
      return {
        ...placeIn(fault.at, fault.member ?? ''),
        facts: fault,
        fix: {
          text: `aws ec2 create-network-acl-entry --network-acl-id ${list} --${direction === 'in' ? 'ingress' : 'egress'} --rule-number 90 --protocol tcp --port-range From=${ports.split('-')[0]},To=${ports.split('-').at(-1)} --cidr-block ${range} --rule-action allow`,
        },
      }
    })
  },
  say: ({ list, subnet, direction, ports, range, isAnswer }) =>
    `${list} of ${subnet} lets no ${isAnswer ? 'answers' : 'connections'} ${direction === 'in' ? 'in from' : 'out to'} ${range} at ${isAnswer ? 'ports' : 'port'} ${ports}`,
})
