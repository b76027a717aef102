import { rule } from '../../../rules/network/overlapping-networks.ts'
import { exampleNetwork, networkLists } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const [client, database] = networkLists.Subnets
const inRange = (range: string) => exampleNetwork({ Subnets: [client, { ...database, CidrBlock: range }] })

tryRule(rule, [
  {
    name: 'the addresses of the database are in the network of the caller',
    ...inRange('10.1.200.0/24'),
    finds: ['RouteTables.json /RouteTables/0/Routes/0/DestinationCidrBlock'],
    says: ['10.1.200.0/24, where orders is, is a part of the network of subnet-0a itself'],
  },
  { name: 'addresses of their own', ...inRange('10.2.200.0/24'), finds: [] },
  {
    name: 'one network',
    ...exampleNetwork(
      { Subnets: [client, { ...database, VpcId: 'vpc-0a', CidrBlock: '10.1.200.0/24' }] },
      { DBSubnetGroup: { VpcId: 'vpc-0a', Subnets: [{ SubnetIdentifier: 'subnet-0b' }] } },
    ),
    finds: [],
  },
  {
    name: 'the subnet was not described',
    ...exampleNetwork({ Subnets: [client] }),
    finds: [],
    undecided: true,
  },
])
