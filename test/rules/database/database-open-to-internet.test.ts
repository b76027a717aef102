import { rule } from '../../../rules/database/database-open-to-internet.ts'
import { exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const database = (permission: object, id = 'sg-0b', isPublic = true) => {
  const group = {
    GroupId: id,
    SecurityGroupArn: `arn:aws:ec2:eu-west-1:444455556666:security-group/${id}`,
    IpPermissions: [permission as never],
  }
  const own = { PubliclyAccessible: isPublic, VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0b' }] }
  return exampleInstance(own, { 'groups.json': { SecurityGroups: [group] } })
}

tryRule(rule, [
  {
    name: 'everybody at its port',
    ...database({ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
    finds: ['instances.json /DBInstances/0/PubliclyAccessible'],
    says: ['sg-0b lets 0.0.0.0/0 in'],
  },
  {
    name: 'everybody of IPv6',
    ...database({ IpProtocol: 'tcp', FromPort: 5000, ToPort: 6000, Ipv6Ranges: [{ CidrIpv6: '::/0' }] }),
    finds: ['instances.json /DBInstances/0/PubliclyAccessible'],
  },
  {
    name: 'every protocol',
    ...database({ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
    finds: ['instances.json /DBInstances/0/PubliclyAccessible'],
  },
  {
    name: 'another port',
    ...database({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
    finds: [],
  },
  {
    name: 'another protocol',
    ...database({ IpProtocol: 'udp', FromPort: 5432, ToPort: 5432, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }),
    finds: [],
  },
  {
    name: 'one address',
    ...database({
      IpProtocol: 'tcp',
      FromPort: 5432,
      ToPort: 5432,
      IpRanges: [{ CidrIp: '203.0.113.7/32' }],
    }),
    finds: [],
  },
  {
    name: 'a group of another database',
    ...database({ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }, 'sg-0c'),
    finds: [],
  },
  {
    name: 'no public address',
    ...database({ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }, 'sg-0b', false),
    finds: [],
  },
])
