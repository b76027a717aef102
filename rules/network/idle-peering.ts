// Networks whose peering nobody accepted, or that is over.

import { defineRule, exampleNetwork, ifKnown, nothing, peering, placeIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'idle-peering',
  title: 'the peering between the networks of caller and database is not active',
  severity: 'error',
  aws: 'denies',
  subject: 'crossing',
  needs: ['peering'],
  since: '0.1.0',
  why: 'nothing passes over it until both sides have agreed, and never again once it was rejected, has expired or was deleted',
  fix: 'Accept the peering on the side that was asked within seven days; where it is over, ask again.',
  sources: ['https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html'],
  covers: ['NW-09', 'XA-N01'],
  examples: {
    bad: [exampleNetwork({ VpcPeeringConnections: [peering('pending-acceptance')] })],
    good: [exampleNetwork({ VpcPeeringConnections: [peering('active')] })],
  },
  find({ answers }) {
    return (ifKnown(answers.peering) ?? nothing).map(({ at, member = '', peering: id, state }) => ({
      ...placeIn(at, member),
      facts: { id, state },
      ...(state === 'pending-acceptance' && {
        fix: { text: `aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id ${id}` },
      }),
    }))
  },
  say: ({ id, state }) => `the peering ${id} between caller and database is ${state}`,
})
