import { rule } from '../../../rules/syntax/malformed-id-in-condition.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object, Effect = 'Allow') {
  return policyWith({ Effect, Action: 'sts:AssumeRole', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'an organization without its o-',
    document: conditions({ StringEquals: { 'aws:PrincipalOrgID': 'a1b2c3d4e5' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:PrincipalOrgID'],
    says: ['holds the organization id (o- and 10 to 32 small letters and digits), which "a1b2c3d4e5" is not'],
  },
  {
    name: 'a root instead of the organization',
    document: conditions({ StringNotEquals: { 'aws:ResourceOrgID': 'r-ab12' } }, 'Deny'),
    finds: ['/Statement/0/Condition/StringNotEquals/aws:ResourceOrgID'],
    says: ['denies as if the condition were not there'],
  },
  {
    name: 'a name, an ARN and too few digits for an account',
    document: conditions({
      StringEquals: {
        'aws:PrincipalAccount': ['acme-prod', 'arn:aws:iam::111122223333:root', '11112222333'],
      },
    }),
    finds: [
      '/Statement/0/Condition/StringEquals/aws:PrincipalAccount/0',
      '/Statement/0/Condition/StringEquals/aws:PrincipalAccount/1',
      '/Statement/0/Condition/StringEquals/aws:PrincipalAccount/2',
    ],
  },
  {
    name: 'an endpoint for a VPC',
    document: conditions({
      StringEquals: { 'aws:SourceVpc': 'vpce-12345678', 'aws:SourceVpce': 'vpc-12345678' },
    }),
    finds: [
      '/Statement/0/Condition/StringEquals/aws:SourceVpc',
      '/Statement/0/Condition/StringEquals/aws:SourceVpce',
    ],
  },
  {
    name: 'ids',
    document: conditions({
      StringEquals: {
        'aws:PrincipalOrgID': 'o-a1b2c3d4e5',
        'aws:SourceAccount': ['111122223333', '${aws:ResourceAccount}'],
        'aws:SourceVpc': ['vpc-12345678', 'vpc-11223344556677889'],
        'aws:SourceVpce': 'vpce-1a2b3c4d',
      },
      StringLike: { 'aws:PrincipalOrgID': 'o-*', 'aws:PrincipalAccount': '1111????3333' },
      Null: { 'aws:SourceVpc': 'true' },
    }),
    finds: [],
  },
])
