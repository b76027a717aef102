import { rule } from '../../../rules/connect/secrets-beside-login.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const grant = {
  Effect: 'Allow',
  Action: 'rds-db:connect',
  Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app',
}
const beside = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [grant, { Effect: 'Allow', Action, Resource, ...more }] as never[],
})
const here = '/Statement/1/Action'

tryRule(rule, [
  {
    name: 'every secret',
    document: beside('secretsmanager:GetSecretValue'),
    finds: [here],
    says: ['secretsmanager:GetSecretValue'],
  },
  {
    name: 'the whole service, in a list',
    document: beside(['s3:GetObject', 'secretsmanager:*']),
    finds: [`${here}/1`],
  },
  {
    name: 'the secrets that RDS keeps',
    document: beside('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:*:secret:rds!*'),
    finds: [here],
  },
  {
    name: 'every secret of the region',
    document: beside(
      'secretsmanager:GetSecretValue',
      'arn:aws:secretsmanager:us-east-1:444455556666:secret:*',
    ),
    finds: [here],
  },
  {
    name: 'every parameter',
    document: beside(['ssm:GetParameter', 'ssm:GetParameters']),
    finds: [`${here}/0`],
    says: ['ssm:GetParameter'],
  },
  {
    name: 'of an administrator of databases, whose login came along',
    document: policyWith({ ...grant, Action: ['rds-db:connect', 'secretsmanager:Get*'], Resource: '*' }),
    finds: [],
  },
  {
    name: 'secrets of one tool',
    document: beside('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:*:secret:tool/*'),
    finds: [],
  },
  {
    name: 'secrets with its tag',
    document: beside('secretsmanager:GetSecretValue', '*', {
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'orders' } },
    }),
    finds: [],
  },
  { name: 'their names only', document: beside('secretsmanager:ListSecrets'), finds: [] },
  {
    name: 'closed by a denial',
    document: {
      Version: '2012-10-17',
      Statement: [
        grant,
        { Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' },
        { Effect: 'Deny', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
      ] as never[],
    },
    finds: [],
  },
  {
    name: 'in another file of the same link, which says nothing about logins',
    files: {
      'connect.json': policyWith(grant),
      'secrets.json': policyWith({ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' }),
    },
    config: {
      links: [
        {
          name: 'orders',
          target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json', 'secrets.json'] },
        },
      ],
    },
    finds: ['secrets.json /Statement/0/Action'],
  },
  {
    name: 'no login beside it',
    document: policyWith({ Effect: 'Allow', Action: '*', Resource: '*' }),
    finds: [],
  },
  { name: 'an administrator who has a grant too', document: beside('*'), finds: [] },
  { name: 'the grant alone', document: policyWith(grant), finds: [] },
])
