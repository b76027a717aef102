import { rule } from '../../../rules/syntax/condition-key-of-other-service.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Action: string | string[], Condition: object, Effect = 'Allow') {
  return policyWith({ Effect, Action, Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'an external id for a login',
    document: conditions('rds-db:connect', { StringEquals: { 'sts:ExternalId': 'abc' } }),
    finds: ['/Statement/0/Condition/StringEquals/sts:ExternalId'],
    says: [
      'in requests to sts only, and the actions here are of rds-db, so this statement never allows anything',
    ],
  },
  {
    name: 'two services, neither of which has it',
    document: conditions(
      ['rds-db:connect', 'sts:AssumeRole'],
      { StringEquals: { 's3:prefix': 'a' } },
      'Deny',
    ),
    finds: ['/Statement/0/Condition/StringEquals/s3:prefix'],
    says: ['of rds-db and sts, so this statement never denies anything'],
  },
  {
    name: 'a wildcard in the name of the action',
    document: conditions('rds-db:*', { StringNotEquals: { 'ec2:InstanceType': 't3.small' } }),
    finds: ['/Statement/0/Condition/StringNotEquals/ec2:InstanceType'],
    says: ['allows as if the condition were not there'],
  },
  {
    name: 'a key that another service takes over',
    document: conditions('sts:AssumeRole', { StringEquals: { 'iam:ResourceTag/team': 'x' } }),
    finds: [],
  },
  {
    name: 'one action of the right service among others',
    document: conditions(['rds-db:connect', 'sts:AssumeRole'], { StringEquals: { 'sts:ExternalId': 'abc' } }),
    finds: [],
  },
  {
    name: 'global keys, and keys of federation',
    document: conditions('rds-db:connect', {
      StringEquals: { 'aws:PrincipalAccount': '111122223333', 'ec2:SourceInstanceArn': 'x', 'saml:aud': 'x' },
    }),
    finds: [],
  },
  {
    name: 'every action',
    document: conditions('*', { StringEquals: { 'sts:ExternalId': 'abc' } }),
    finds: [],
  },
  {
    name: 'an action or a service that AWS does not have',
    document: conditions(['rds-db:login', 'foo:Bar'], { StringEquals: { 'sts:ExternalId': 'abc' } }),
    finds: [],
  },
  {
    name: 'NotAction',
    document: policyWith({
      Effect: 'Allow',
      NotAction: 'iam:*',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'rds.amazonaws.com' } },
    }),
    finds: [],
  },
])
