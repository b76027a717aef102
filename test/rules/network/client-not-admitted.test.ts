import { rule } from '../../../rules/network/client-not-admitted.ts'
import { exampleNetwork, networkLists, tcp } from '../../../src/engine/example-networks.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const [client, database] = networkLists.SecurityGroups
const letsIn = (ends: object) =>
  exampleNetwork({ SecurityGroups: [client, { ...database, IpPermissions: [tcp(5432, ends as never)] }] })
const place = 'SecurityGroups.json /SecurityGroups/1/IpPermissions'

tryRule(rule, [
  {
    name: 'another range',
    ...letsIn({ IpRanges: [{ CidrIp: '10.9.0.0/16' }] }),
    finds: [place],
    says: ['no security group of orders lets report in at port 5432'],
    fixes: [
      "aws ec2 authorize-security-group-ingress --group-id sg-0b --ip-permissions 'IpProtocol=tcp,FromPort=5432,ToPort=5432,UserIdGroupPairs=[{GroupId=sg-0a,UserId=111122223333}]'",
    ],
  },
  { name: 'another group', ...letsIn({ UserIdGroupPairs: [{ GroupId: 'sg-0c' }] }), finds: [place] },
  { name: 'its range', ...letsIn({ IpRanges: [{ CidrIp: '10.1.0.0/24' }] }), finds: [] },
  { name: 'a part of its range', ...letsIn({ IpRanges: [{ CidrIp: '10.1.0.128/25' }] }), finds: [] },
  { name: 'its group', ...exampleNetwork(), finds: [] },
  {
    name: 'a prefix list',
    ...letsIn({ PrefixListIds: [{ PrefixListId: 'pl-0a' }] }),
    finds: [],
    undecided: true,
  },
  {
    name: 'nobody, which is said of the database',
    ...exampleNetwork({ SecurityGroups: [client, { ...database, IpPermissions: [] }] }),
    finds: [],
  },
  {
    name: 'nobody said where the caller runs',
    ...exampleNetwork({
      Functions: [],
      SecurityGroups: [client, { ...database, IpPermissions: [tcp(5432, {})] }],
    }),
    finds: [],
    undecided: true,
  },
  {
    name: 'the address of the caller is not known',
    ...exampleNetwork({
      SecurityGroups: [
        client,
        { ...database, IpPermissions: [tcp(5432, { IpRanges: [{ CidrIp: '10.9.0.0/16' }] })] },
      ],
      Subnets: [networkLists.Subnets[1]],
    }),
    finds: [],
    undecided: true,
  },
])
