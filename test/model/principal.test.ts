import { describe, expect, it } from 'vitest'
import {
  isPrincipalId,
  isPrincipalKind,
  kindByLook,
  type PrincipalKind,
  principalForm,
} from '../../src/model/principal.ts'

const account = '111122223333'

const wellFormed: readonly (readonly [kind: PrincipalKind, text: string, form: string])[] = [
  ['AWS', '*', 'everyone'],
  ['AWS', account, 'account'],
  ['AWS', `arn:aws:iam::${account}:root`, 'account'],
  ['AWS', `arn:aws-us-gov:iam::${account}:role/app`, 'role'],
  ['AWS', `arn:aws:iam::${account}:role/service/deep/app`, 'role'],
  [
    'AWS',
    `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_a_1234567890abcdef`,
    'role',
  ],
  ['AWS', `arn:aws:iam::${account}:user/alice+test@example.com`, 'user'],
  ['AWS', `arn:aws:sts::${account}:assumed-role/app/i-0123456789abcdef0`, 'role-session'],
  ['AWS', `arn:aws:sts::${account}:federated-user/bob`, 'federated-user'],
  ['AWS', 'AROADBQP57FF2AEXAMPLE', 'unique-id'],
  ['AWS', 'AIDACKCEVSQ6C2EXAMPLE', 'unique-id'],
  [
    'AWS',
    'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity EH1HDMB1FH2TC',
    'origin-access-identity',
  ],
  ['Service', 'ec2.amazonaws.com', 'service'],
  ['Service', 'ec2.amazonaws.com.cn', 'service'],
  ['Service', 'logs.eu-west-1.amazonaws.com', 'service'],
  ['Service', 'directoryservice.rds.amazonaws.com', 'service'],
  ['Service', 'alexa-appkit.amazon.com', 'service'],
  ['Federated', 'accounts.google.com', 'built-in-provider'],
  ['Federated', 'cognito-identity.amazonaws.com', 'built-in-provider'],
  ['Federated', 'cognito-identity-us-gov.amazonaws.com', 'built-in-provider'],
  ['Federated', `arn:aws:iam::${account}:saml-provider/ADFS`, 'saml-provider'],
  ['Federated', `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`, 'oidc-provider'],
  [
    'Federated',
    `arn:aws:iam::${account}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE`,
    'oidc-provider',
  ],
  ['Federated', `arn:aws:iam::${account}:oidc-provider/example.eu.auth0.com/`, 'oidc-provider'],
  ['CanonicalUser', '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be', 'canonical-user'],
]

const malformed: readonly (readonly [kind: PrincipalKind, text: string])[] = [
  ['AWS', ''],
  ['AWS', 'app'],
  ['AWS', '11112222333'],
  ['AWS', `arn:aws:iam:${account}:role/app`],
  ['AWS', `arn:aws:iam:eu-west-1:${account}:role/app`],
  ['AWS', `arn:aws:iam::${account}:role/`],
  ['AWS', `arn:aws:iam::${account}:role/app-*`],
  ['AWS', `arn:aws:iam::${account}:group/admins`],
  ['AWS', `arn:aws:iam::${account}:assumed-role/app/session`],
  ['AWS', `arn:aws:sts::${account}:assumed-role/path/app/session`],
  ['AWS', `arn:aws:iam::${account}:role/a,arn:aws:iam::${account}:role/b`],
  ['AWS', `arn:aws:lambda:eu-west-1:${account}:function:f`],
  ['AWS', 'arn:aws:iam::cloudfront:user/somebody'],
  ['AWS', 'AKIAIOSFODNN7EXAMPLE'],
  ['Service', 'ec2'],
  ['Service', '*'],
  ['Service', 'EC2.amazonaws.com'],
  ['Service', 'ec2.amazonaws.org'],
  ['Federated', 'token.actions.githubusercontent.com'],
  ['Federated', `arn:aws:iam::${account}:oidc-provider/https://example.com`],
  ['Federated', `arn:aws:iam::${account}:role/app`],
  ['CanonicalUser', account],
]

describe('principalForm', () => {
  it.each(wellFormed)('%s %s is of form %s', (kind, text, form) => {
    expect(principalForm(kind, text)).toBe(form)
  })

  it.each(malformed)('%s %s has no form', (kind, text) => {
    expect(principalForm(kind, text)).toBeUndefined()
  })
})

describe('kindByLook', () => {
  it.each(wellFormed)('knows where to put what stands rightly under %s: %s', (kind, text) => {
    expect(kindByLook(text)).toBe(kind)
  })

  it('sees the kind behind a slip', () => {
    expect(kindByLook('arn:aws:iam::12345:role/app')).toBe('AWS')
    expect(kindByLook('arn:aws:iam:111122223333:oidc-provider/example.com')).toBe('Federated')
    expect(kindByLook('EC2.amazonaws.com')).toBe('Service')
  })

  it('does not guess', () => {
    for (const text of ['', 'app', 'ec2', 'example.com', 'arn:aws:s3:::bucket']) {
      expect(kindByLook(text)).toBeUndefined()
    }
  })
})

describe('isPrincipalId', () => {
  it('takes ids of roles and users, and no access keys or groups', () => {
    expect(isPrincipalId('AROADBQP57FF2AEXAMPLE')).toBe(true)
    expect(isPrincipalId('AIDACKCEVSQ6C2EXAMPLE')).toBe(true)
    expect(isPrincipalId('AKIAIOSFODNN7EXAMPLE')).toBe(false)
    expect(isPrincipalId('AGPACKCEVSQ6C2EXAMPLE')).toBe(false)
    expect(isPrincipalId('AROA')).toBe(false)
  })
})

describe('isPrincipalKind', () => {
  it('minds the case', () => {
    expect(isPrincipalKind('AWS')).toBe(true)
    expect(isPrincipalKind('aws')).toBe(false)
    expect(isPrincipalKind('constructor')).toBe(false)
  })
})
