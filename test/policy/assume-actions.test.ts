import { describe, expect, it } from 'vitest'
import { assumeActionFor } from '../../src/policy/assume-actions.ts'
import { callersWithout } from '../../src/policy/caller-keys.ts'
import { isClusterIssuer, isCognito, issuerOfProvider, sharedIssuer } from '../../src/policy/oidc-issuers.ts'
import { momentFor } from '../../src/policy/request-time.ts'

describe('who calls what', () => {
  it.each([
    ['role', 'sts:AssumeRole'],
    ['service', 'sts:AssumeRole'],
    ['oidc-provider', 'sts:AssumeRoleWithWebIdentity'],
    ['built-in-provider', 'sts:AssumeRoleWithWebIdentity'],
    ['saml-provider', 'sts:AssumeRoleWithSAML'],
    ['everyone', undefined],
  ] as const)('%s: %s', (form, action) => {
    expect(assumeActionFor(form)).toBe(action)
  })

  it.each([
    ['aws:sourcearn', 'role', true],
    ['aws:sourcearn', 'service', false],
    ['aws:sourcearn', 'everyone', false],
    ['aws:principalorgid', 'service', true],
    ['aws:principalorgid', 'role', false],
    ['aws:sourceip', 'role', false],
  ] as const)('%s of %s is missing: %s', (key, form, missing) => {
    expect(callersWithout(key, form) !== undefined).toBe(missing)
  })
})

describe('issuers', () => {
  it('takes the address from the ARN', () => {
    expect(issuerOfProvider('arn:aws:iam::444455556666:oidc-provider/Id.Example.com/x/')).toBe(
      'id.example.com/x',
    )
    expect(issuerOfProvider('accounts.google.com')).toBe('accounts.google.com')
    expect(issuerOfProvider('arn:aws:iam::444455556666:saml-provider/x')).toBeUndefined()
  })

  it('knows whom it serves', () => {
    expect(sharedIssuer('gitlab.com')?.claim).toBe('sub')
    expect(sharedIssuer('gitlab.example.com')).toBeUndefined()
    expect(sharedIssuer('cognito-identity.cn-north-1.amazonaws.com.cn')?.claim).toBe('aud')
    expect(isCognito('cognito-identity.amazonaws.com')).toBe(true)
    expect(isClusterIssuer('oidc.eks.eu-west-1.amazonaws.com/id/7example')).toBe(true)
    expect(isClusterIssuer('oidc.example.com/id/7example')).toBe(false)
  })
})

describe('momentFor', () => {
  const now = new Date('2026-06-15T12:00:00Z')
  it('says the moment as each key has it', () => {
    expect(momentFor.exact('aws:CurrentTime', now)).toBe('2026-06-15T12:00:00.000Z')
    expect(momentFor.exact('aws:EpochTime', now)).toBe('1781524800')
  })
  it('leaves out what is past', () => {
    expect(momentFor.after('aws:CurrentTime', ['2020-01-01T00:00:00Z'], now)).toHaveLength(3)
    expect(momentFor.after('aws:CurrentTime', ['2027-01-01T00:00:00Z'], now)).toHaveLength(6)
  })
})
