// A database that anybody on the internet may dial.

import { defineRule, exampleInstance, flagOf, nothing, placeIn } from '../../src/engine/rule-kit.ts'

const groups = (range: string) => ({
  'groups.json': {
    SecurityGroups: [
      {
        GroupId: 'sg-0b',
        OwnerId: '444455556666',
        SecurityGroupArn: 'arn:aws:ec2:eu-west-1:444455556666:security-group/sg-0b',
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, IpRanges: [{ CidrIp: range }] }],
      },
    ],
  },
})

export const rule = defineRule({
  id: 'database-open-to-internet',
  title: 'a database that a link or a grant is for can be dialled from everywhere',
  severity: 'warning',
  aws: 'opens',
  subject: 'database',
  since: '0.1.0',
  why: 'it has a public address, and a security group lets every address in at its port: only the login stands between it and the internet',
  fix: 'Let in the addresses and the security groups that need it, or turn public access off.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
  ],
  covers: ['RC-31', 'XA-N10'],
  examples: {
    bad: [
      exampleInstance(
        { PubliclyAccessible: true, VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0b' }] },
        groups('0.0.0.0/0'),
      ),
    ],
    good: [
      exampleInstance(
        { PubliclyAccessible: false, VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0b' }] },
        groups('203.0.113.0/24'),
      ),
    ],
  },
  find({ database, openGroups }) {
    if (flagOf(database, 'PubliclyAccessible') !== true) return nothing
    return openGroups.map(({ group, range, at }) => ({
      ...placeIn(database, 'PubliclyAccessible'),
      also: [{ ...placeIn(at, ''), label: `${group} lets ${range} in` }],
      facts: { name: database.name, group, range },
    }))
  },
  say: ({ name, group, range }) => `${name} has a public address, and ${group} lets ${range} in`,
})
