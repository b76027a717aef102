import { expect, it } from 'vitest'
import { readPrincipal } from '../../src/policy/read-principal.ts'

const account = '111122223333'
const iam = `arn:aws:iam::${account}`
const sts = `arn:aws:sts::${account}`
const canonical = '0123456789abcdef'.repeat(4)

it.each([
  ['anonymous', { kind: 'anonymous' }],
  ['*', { kind: 'anonymous' }],
  [account, { kind: 'root', arn: `${iam}:root`, account, name: '' }],
  [`${iam}:root`, { kind: 'root', arn: `${iam}:root`, account, name: '' }],
  [`${iam}:user/bob`, { kind: 'user', arn: `${iam}:user/bob`, account, name: 'bob' }],
  [`${iam}:user/team/bob`, { kind: 'user', arn: `${iam}:user/team/bob`, account, name: 'bob' }],
  [
    `${iam}:role/team/app`,
    {
      kind: 'role',
      arn: `${iam}:role/team/app`,
      account,
      name: 'app',
      roleArn: `${iam}:role/team/app`,
      roleName: `${account}/app`,
    },
  ],
  [
    `arn:aws-cn:sts::${account}:assumed-role/app/a/b`,
    {
      kind: 'session',
      arn: `arn:aws-cn:sts::${account}:assumed-role/app/a/b`,
      account,
      name: 'app',
      roleArn: `arn:aws-cn:iam::${account}:role/app`,
      roleName: `${account}/app`,
    },
  ],
  [
    `${sts}:federated-user/carol`,
    { kind: 'federatedUser', arn: `${sts}:federated-user/carol`, account, name: 'carol' },
  ],
  [`${iam}:saml-provider/adfs`, { kind: 'provider', id: `${iam}:saml-provider/adfs`, account }],
  [`${iam}:oidc-provider/a/b`, { kind: 'provider', id: `${iam}:oidc-provider/a/b`, account }],
  ['accounts.google.com', { kind: 'provider', id: 'accounts.google.com' }],
  ['cognito-identity.amazonaws.com', { kind: 'provider', id: 'cognito-identity.amazonaws.com' }],
  ['graph.facebook.com', { kind: 'provider', id: 'graph.facebook.com' }],
  ['www.amazon.com', { kind: 'provider', id: 'www.amazon.com' }],
  ['ec2.amazonaws.com', { kind: 'service', id: 'ec2.amazonaws.com' }],
  ['ec2.amazonaws.com.cn', { kind: 'service', id: 'ec2.amazonaws.com.cn' }],
  ['alexa-appkit.amazon.com', { kind: 'service', id: 'alexa-appkit.amazon.com' }],
  ['sso.aws.internal', { kind: 'service', id: 'sso.aws.internal' }],
  [canonical, { kind: 'canonicalUser', id: canonical }],
])('%s is a principal', (text, principal) => {
  expect(readPrincipal(text)).toEqual(principal)
  // Readings are kept.
  expect(readPrincipal(text)).toEqual(principal)
})

it.each([
  '',
  'bob',
  `x${canonical}`,
  `${canonical}0`,
  'EC2.amazonaws.com',
  'http://ec2.amazonaws.com',
  'ec2.amazonaws.com/',
  'arn:aws:iam::1:user/bob',
  `${iam}:user`,
  `${iam}:user/`,
  `${iam}:user/team/`,
  `${iam}:group/team`,
  `arn:aws:s3::${account}:root`,
  `${sts}:assumed-role/app`,
  `${sts}:assumed-role/app/`,
  `${sts}:assumed-role//session`,
  `${iam}:federated-user/carol`,
])('%j is none', text => {
  expect(readPrincipal(text)).toBeUndefined()
})
