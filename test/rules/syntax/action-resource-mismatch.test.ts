import { rule } from '../../../rules/syntax/action-resource-mismatch.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Action: string | string[], Resource: string | string[], Effect = 'Allow') =>
  policyWith({ Effect, Action, Resource })
const role = 'arn:aws:iam::444455556666:role/app'
const instance = 'arn:aws:rds:eu-west-1:444455556666:db:orders'
const user = 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app'
const action = '/Statement/0/Action'

tryRule(rule, [
  {
    name: 'the instance for its users',
    document: on('rds-db:connect', instance),
    finds: [action],
    says: [
      `rds-db:connect never applies to ${instance}: it works on arn:aws:rds-db:REGION:ACCOUNT:dbuser:DBI-RESOURCE-ID/DB-USER-NAME`,
    ],
  },
  { name: 'the cluster', document: on('rds-db:connect', 'arn:aws:rds:*:*:cluster:*'), finds: [action] },
  {
    name: 'the proxy',
    document: on('rds-db:*', 'arn:aws:rds:eu-west-1:444455556666:db-proxy:prx-0'),
    finds: [action],
  },
  {
    name: 'a user for a role',
    document: on('sts:AssumeRole', 'arn:aws:iam::444455556666:user/app'),
    finds: [action],
    says: ['it works on arn:aws:iam::ACCOUNT:role/ROLE-NAME-WITH-PATH'],
  },
  {
    name: 'an instance profile',
    document: on('sts:AssumeRole*', 'arn:aws:iam::444455556666:instance-profile/app'),
    finds: [action],
  },
  { name: 'the account', document: on('sts:AssumeRole', 'arn:aws:iam::444455556666:root'), finds: [action] },
  { name: 'the Data API for logins', document: on('rds-data:*', user), finds: [action] },
  { name: 'the RDS API for logins', document: on('rds:*', user), finds: [action] },
  { name: 'a bucket for its objects', document: on('s3:GetObject', 'arn:aws:s3:::reports'), finds: [action] },
  {
    name: 'a login beside an action that fits',
    document: on(['sts:AssumeRole', 'rds-db:connect'], role),
    finds: [`${action}/1`],
    says: ['rds-db:connect never applies'],
  },
  {
    name: 'several actions of which none fits',
    document: on(
      ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:GetObjectTagging'],
      ['arn:aws:s3:::a', 'arn:aws:s3:::b'],
    ),
    finds: [action],
    says: ['s3:GetObject, s3:PutObject, s3:DeleteObject and 1 more never apply to any of its 2 resources'],
  },
  { name: 'Deny', document: on('rds-db:connect', instance, 'Deny'), finds: [action] },
  {
    name: 'what belongs together',
    document: on(['sts:AssumeRole', 'rds-db:connect'], [role, user]),
    finds: [],
  },
  { name: 'everything', document: on('rds-db:connect', ['*', instance]), finds: [] },
  { name: 'every action', document: on('*', instance), finds: [] },
  {
    name: 'patterns that can become the right one',
    document: on('rds-db:connect', [
      'arn:aws:rds-db:*',
      'arn:aws:rds-db:*:*:*',
      'arn:*:rds-db:*:*:dbuser:${aws:PrincipalTag/x}/*',
    ]),
    finds: [],
  },
  {
    name: 'a role by tag',
    document: on('sts:AssumeRole', 'arn:aws:iam::*:role/${aws:PrincipalTag/role}'),
    finds: [],
  },
  {
    name: 'no login, beside actions that fit',
    document: on(['rds:ModifyDBInstance', 'rds:ModifyDBCluster'], instance),
    finds: [],
  },
  { name: 'actions that cannot be limited', document: on('sts:GetCallerIdentity', role), finds: [] },
  {
    name: 'a service whose resources AWS may not list in full',
    document: on('ssm:DeregisterManagedInstance', 'arn:aws:eks:*:*:cluster/*'),
    finds: [],
  },
  {
    name: 'an action that AWS does not list',
    document: on(['rds:Foo', 'rds-data:ExecuteSql'], user),
    finds: [],
  },
  {
    name: 'a resource that is wrong in itself, which other rules say',
    document: on('rds-db:connect', [
      'arn:aws:rds-db:eu-west-1:444455556666:dbuser/db-ABC/app',
      'x',
      'arn:aws:sts::1:assumed-role/a/b',
    ]),
    finds: [],
  },
  {
    name: 'NotResource',
    document: policyWith({ Effect: 'Deny', Action: 'rds-db:connect', NotResource: instance }),
    finds: [],
  },
  {
    name: 'NotAction',
    document: policyWith({ Effect: 'Allow', NotAction: 'rds-db:connect', Resource: instance }),
    finds: [],
  },
  {
    name: 'a policy of another service',
    policyType: 'resource',
    document: policyWith({
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::reports',
    }),
    finds: [],
  },
])
