import { rule } from '../../../rules/connect/assume-any-role.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const assume = (Resource: string | string[], more: object = {}) =>
  policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource, ...more })
const here = '/Statement/0/Resource'
const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

tryRule(rule, [
  { name: 'the star', document: assume('*'), finds: [here], says: ['of every account'] },
  { name: 'roles of all accounts', document: assume(['arn:aws:iam::*:role/*']), finds: [`${here}/0`] },
  {
    name: 'roles of one account',
    document: assume('arn:aws:iam::444455556666:role/*'),
    finds: [here],
    says: ['of account 444455556666'],
  },
  { name: 'everything of one account', document: assume('arn:aws:iam::444455556666:*'), finds: [here] },
  {
    name: 'through the wildcard of its service',
    document: assume('*', { Action: ['sts:*'] }),
    finds: [here],
  },
  { name: 'one role', document: assume('arn:aws:iam::444455556666:role/db'), finds: [] },
  { name: 'roles of a path', document: assume('arn:aws:iam::444455556666:role/tools/*'), finds: [] },
  {
    name: 'roles of the own organization',
    document: assume('*', { Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } } }),
    finds: [],
  },
  {
    name: 'roles with a tag',
    document: assume('*', { Condition: { StringEquals: { 'iam:ResourceTag/team': 'orders' } } }),
    finds: [],
  },
  {
    name: 'with MFA',
    document: assume('*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    finds: [here],
  },
  { name: 'an administrator', document: assume('*', { Action: '*' }), finds: [] },
  { name: 'a denial', document: assume('*', { Effect: 'Deny' }), finds: [] },
  { name: 'a placeholder', document: assume('arn:aws:iam::ACCOUNT_ID:role/*'), finds: [] },
  {
    name: 'closed by a denial of all others',
    document: both(
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
      { Effect: 'Deny', Action: 'sts:AssumeRole', NotResource: 'arn:aws:iam::444455556666:role/db' },
    ),
    finds: [],
  },
  {
    name: 'a list of roles denied, which leaves all others',
    document: both(
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
      { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/admin' },
    ),
    finds: ['/Statement/0/Resource'],
  },
])
