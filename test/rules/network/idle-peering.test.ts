import { rule } from '../../../rules/network/idle-peering.ts'
import { exampleNetwork, peering } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const place = 'VpcPeeringConnections.json /VpcPeeringConnections/0/Status'

tryRule(rule, [
  {
    name: 'nobody accepted it',
    ...exampleNetwork({ VpcPeeringConnections: [peering('pending-acceptance')] }),
    finds: [place],
    fixes: ['aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id pcx-0ab'],
  },
  { name: 'it is over', ...exampleNetwork({ VpcPeeringConnections: [peering('deleted')] }), finds: [place] },
  {
    name: 'a new one in the place of an old one',
    ...exampleNetwork({
      VpcPeeringConnections: [
        { ...peering('deleted'), VpcPeeringConnectionId: 'pcx-0old' },
        peering('active'),
      ],
    }),
    finds: [],
  },
  {
    name: 'the routes still use the old one',
    ...exampleNetwork({
      VpcPeeringConnections: [
        peering('deleted'),
        { ...peering('active'), VpcPeeringConnectionId: 'pcx-0new' },
      ],
    }),
    finds: [place],
  },
  {
    name: 'as both sides describe it',
    ...exampleNetwork({ VpcPeeringConnections: [peering('expired'), peering('expired')] }),
    finds: [place],
  },
  {
    name: 'it was not described',
    ...exampleNetwork({ VpcPeeringConnections: [] }),
    finds: [],
    undecided: true,
  },
])
