import { rule } from '../../../rules/trust/missing-oidc-subject.ts'
import { cluster, github, roleWith, subject, token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = '/Statement/0/Principal/Federated'
const audience = { StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' } }
const pool = 'us-east-1:12345678-dcba-dcba-dcba-123456790ab1'

tryRule(rule, [
  {
    name: 'GitHub, by the audience alone',
    document: trustOf(token(github, audience)),
    finds: [here],
    says: ['every repository on GitHub'],
  },
  { name: 'no condition at all', document: trustOf(token(github)), finds: [here] },
  {
    name: 'the host in other case',
    document: trustOf(token('Token.Actions.GithubUserContent.com')),
    finds: [here],
  },
  {
    name: 'one provider of a list, in one statement that is an object',
    document: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: [`arn:aws:iam::444455556666:oidc-provider/${github}`] },
        Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
      },
    },
    finds: [`/Statement/Principal/Federated/0`],
  },
  {
    name: 'a branch, which everybody can call so',
    document: trustOf(token(github, { StringEquals: { [`${github}:ref`]: 'refs/heads/main' } })),
    finds: [here],
  },
  { name: 'gitlab.com', document: trustOf(token('gitlab.com')), finds: [here] },
  { name: 'HCP Terraform', document: trustOf(token('app.terraform.io')), finds: [here] },
  {
    name: 'Cognito without a pool',
    document: trustOf(token('cognito-identity.amazonaws.com')),
    finds: [here],
  },
  {
    name: 'Google without an app',
    document: trustOf(token('accounts.google.com')),
    finds: [here],
    says: ['Google'],
  },
  {
    name: 'of a known role',
    document: roleWith(trustOf(token(github))),
    finds: [`/Role/AssumeRolePolicyDocument${here}`],
  },
  {
    name: 'guarded in one statement and open in the next',
    document: trustOf(token(github, subject('repo:example/orders:*')), token(github, audience)),
    finds: ['/Statement/1/Principal/Federated'],
  },

  { name: 'a subject', document: trustOf(token(github, subject('repo:example/orders:*'))), finds: [] },
  {
    name: 'the id of the owner',
    document: trustOf(token(github, { StringEquals: { [`${github}:repository_owner_id`]: '123456' } })),
    finds: [],
  },
  {
    name: 'a reusable workflow',
    document: trustOf(token(github, { StringLike: { [`${github}:job_workflow_ref`]: 'example/ci/*' } })),
    finds: [],
  },
  {
    name: 'a Deny that closes it',
    document: trustOf(token(github, audience), {
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringNotLike: { [`${github}:sub`]: 'repo:example/*' } },
    }),
    finds: [],
  },
  {
    name: 'a pool',
    document: trustOf(
      token('cognito-identity.amazonaws.com', {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': pool },
      }),
    ),
    finds: [],
  },
  {
    name: 'a pool in China, whose claims have another host than the provider',
    document: trustOf({
      Principal: { Federated: 'cognito-identity.cn-north-1.amazonaws.com.cn' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'cognito-identity.amazonaws.com.cn:aud': pool } },
    }),
    finds: [],
  },
  {
    name: 'an app of Google, by its other audience',
    document: trustOf(
      token('accounts.google.com', {
        StringEquals: { 'accounts.google.com:oaud': 'https://db.example.com' },
      }),
    ),
    finds: [],
  },
  { name: 'a cluster of its own', document: trustOf(token(cluster)), finds: [] },
  { name: 'a provider of one organization', document: trustOf(token('id.example.com')), finds: [] },
  {
    name: 'an action with which no token comes',
    document: trustOf({ ...token(github), Action: 'sts:AssumeRole' }),
    finds: [],
  },
  {
    name: 'a provider of another account, which STS does not look for',
    document: {
      Role: {
        Arn: 'arn:aws:iam::111122223333:role/db',
        AssumeRolePolicyDocument: trustOf(token(github)),
      },
    },
    finds: [],
  },
])
