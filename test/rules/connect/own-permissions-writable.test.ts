import { rule } from '../../../rules/connect/own-permissions-writable.ts'
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

const owned = (PolicyDocument: object, Arn: string) => ({ Arn, PolicyDocument }) as never
const db = 'arn:aws:iam::444455556666:role/db'

tryRule(rule, [
  {
    name: 'any role, by whoever has the policy',
    document: beside('iam:PutRolePolicy'),
    finds: [here],
    says: ["any role's"],
  },
  { name: 'the whole service', document: beside(['s3:*', 'iam:*']), finds: [`${here}/1`] },
  {
    name: 'itself',
    document: owned(beside('iam:AttachRolePolicy', db), db),
    finds: [`/PolicyDocument${here}`],
    says: ['its own'],
  },
  {
    name: 'roles that begin like it',
    document: owned(beside('iam:PutRolePolicy', 'arn:aws:iam::444455556666:role/d*'), db),
    finds: [`/PolicyDocument${here}`],
  },
  {
    name: 'a user itself',
    document: owned(beside('iam:PutUserPolicy'), 'arn:aws:iam::444455556666:user/jane'),
    finds: [`/PolicyDocument${here}`],
  },
  { name: 'versions of every policy', document: beside('iam:CreatePolicyVersion'), finds: [here] },
  {
    name: 'another role',
    document: owned(beside('iam:PutRolePolicy', 'arn:aws:iam::444455556666:role/reports'), db),
    finds: [],
  },
  {
    name: 'under a boundary',
    document: beside('iam:PutRolePolicy', '*', {
      Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::444455556666:policy/limit' } },
    }),
    finds: [],
  },
  { name: 'looking only', document: beside('iam:Get*'), finds: [] },
  { name: 'an administrator who has a grant too', document: beside('*'), finds: [] },
  {
    name: 'no login and no link',
    document: policyWith({ Effect: 'Allow', Action: ['iam:*', 'sts:AssumeRole'], Resource: '*' }),
    finds: [],
  },
  {
    name: 'the caller of a link',
    files: {
      'caller.json': policyWith({
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'iam:PutRolePolicy'],
        Resource: '*',
      }),
    },
    config: {
      links: [
        {
          name: 'orders',
          caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
          target: { role: db },
        },
      ],
    },
    finds: ['caller.json /Statement/0/Action/1'],
  },
])
