import { describe, expect, it } from 'vitest'
import { conditionKeyFault, isClaim, issuerOfClaim, splitKey } from '../../src/policy/condition-key-syntax.ts'

describe('conditionKeyFault', () => {
  it.each([
    ['aws:PrincipalArn', undefined],
    ['aws:PrincipalTag/cost center', undefined],
    ['aws:PrincipalTag/{team}', undefined],
    ['aws:ResourceTag/aws:cloudformation:stack-name', undefined],
    ['oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub', undefined],
    ['sts:ExternalId ', 'blank'],
    ['sts: ExternalId', 'blank'],
    ['sts:External\u200bId', 'blank'],
    ['aws:PrincipalTag/team ', 'blank'],
    ['<OIDC_PROVIDER>:sub', 'placeholder'],
    ['${oidc}:sub', 'placeholder'],
    ['https://oidc.example.com:sub', 'scheme'],
    ['arn:aws:iam::111122223333:oidc-provider/oidc.example.com:sub', 'arn'],
    ['PrincipalArn', 'no-prefix'],
    ['', 'no-prefix'],
  ])('%j: %s', (key, fault) => {
    expect(conditionKeyFault(key)).toBe(fault)
  })
})

it('tells claims of OIDC providers by the dot of their host', () => {
  expect(isClaim('token.actions.githubusercontent.com:sub')).toBe(true)
  expect(isClaim('oidc.eks.eu-west-1.amazonaws.com/id/ABC:aud')).toBe(true)
  expect(isClaim('aws:PrincipalTag/example.com')).toBe(false)
  expect(isClaim('codebuild:secondarySources/x.buildspec')).toBe(false)
})

it('splits at the first colon', () => {
  expect(splitKey('aws:ResourceTag/a:b')).toEqual({ prefix: 'aws', name: 'ResourceTag/a:b' })
  expect(splitKey('PrincipalArn')).toEqual({ prefix: '', name: 'PrincipalArn' })
})

it.each([
  ['Token.Actions.GitHubUserContent.com:sub', 'token.actions.githubusercontent.com'],
  ['tenant.example.com/:sub', 'tenant.example.com'],
  ['id.example.com:8443/realm:aud', 'id.example.com:8443/realm'],
  ['aws:PrincipalArn', undefined],
])('issuer of %s: %s', (key, issuer) => {
  expect(issuerOfClaim(key)).toBe(issuer)
})
