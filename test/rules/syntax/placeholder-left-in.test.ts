import { rule } from '../../../rules/syntax/placeholder-left-in.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = (more: object) => policyWith({ Effect: 'Allow', ...more })
const trust = (principal: unknown, condition?: object) =>
  allow({ Principal: principal, Action: 'sts:AssumeRole', ...(condition && { Condition: condition }) })

tryRule(rule, [
  {
    name: 'one finding for all placeholders of a text',
    document: allow({
      Action: 'rds-db:connect',
      Resource: 'arn:aws:rds-db:REGION:ACCOUNT_ID:dbuser:DB_RESOURCE_ID/DB_USER',
    }),
    finds: ['/Statement/0/Resource'],
    says: ['the placeholders REGION, ACCOUNT_ID, DB_RESOURCE_ID and DB_USER are still in this ARN'],
  },
  {
    name: 'a placeholder that stands twice is named once',
    document: allow({ Action: 's3:*', Resource: ['arn:aws:s3:::<x>-<x>'] }),
    finds: ['/Statement/0/Resource/0'],
    says: ['the placeholder <x> is still in this ARN'],
  },
  {
    name: 'principals, conditions and their keys',
    document: trust(
      { AWS: ['YOUR_ACCOUNT_ID', 'arn:aws:iam::{{id}}:root'] },
      { StringEquals: { 'sts:ExternalId': '[YOUR_EXTERNAL_ID]', '<provider>:sub': ['app'] } },
    ),
    finds: [
      '/Statement/0/Principal/AWS/0',
      '/Statement/0/Principal/AWS/1',
      '/Statement/0/Condition/StringEquals/sts:ExternalId',
      '/Statement/0/Condition/StringEquals/<provider>:sub',
    ],
    says: ['in this principal', 'in this ARN', 'in this condition value', 'in this condition key'],
  },
  { name: 'a bare word for everyone', document: trust('PRINCIPAL_ARN'), finds: ['/Statement/0/Principal'] },
  {
    name: 'prose, in quotation marks',
    document: trust({ AWS: 'the AWS account ID of the vendor' }),
    finds: ['/Statement/0/Principal/AWS'],
    says: ['the placeholder "the AWS account ID of the vendor" is'],
  },
  {
    name: 'an action',
    document: allow({ Action: '${service}:Get*', Resource: '*' }),
    finds: ['/Statement/0/Action'],
    says: ['${service} is still in this action'],
  },
  {
    name: 'samples of AWS documentation, names in capital letters, variables',
    document: allow({
      Action: 'iam:GetRole',
      Resource: [
        'arn:aws:iam::123456789012:role/ACCOUNT_ADMIN',
        'arn:aws:iam::111122223333:user/${aws:username}',
        'arn:aws:iam::*:policy/POLICY-NAME',
      ],
    }),
    finds: [],
  },
])
