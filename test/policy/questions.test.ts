import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import {
  canAssume,
  canConnect,
  requestOfStrangerThatPasses,
  requestWithoutExternalIdThatPasses,
  whoCanAssume,
} from '../../src/policy/questions.ts'

const A = '111122223333'
const B = '444455556666'
const arn = `arn:aws:iam::${B}:role/db`
const app = `arn:aws:iam::${A}:role/app`

function trust(...statements: readonly { readonly [member: string]: JsonValue }[]): JsonValue {
  return {
    Version: '2012-10-17',
    Statement: statements.map(one => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...one })),
  }
}
const guard = { StringEquals: { 'sts:ExternalId': 'agreed' } }
const named = { Principal: { AWS: app } }

describe('requestWithoutExternalIdThatPasses', () => {
  it.each<[string, JsonValue, 'yes' | 'no']>([
    ['no guard', trust(named), 'yes'],
    ['a guard', trust({ ...named, Condition: guard }), 'no'],
    [
      'a guard in one of two statements',
      trust({ ...named, Condition: guard }, { Principal: { AWS: A } }),
      'yes',
    ],
    [
      'a guard behind IfExists',
      trust({ ...named, Condition: { StringEqualsIfExists: { 'sts:ExternalId': 'agreed' } } }),
      'yes',
    ],
    [
      'a guard behind ForAllValues',
      trust({ ...named, Condition: { 'ForAllValues:StringEquals': { 'sts:ExternalId': 'agreed' } } }),
      'yes',
    ],
    ['a guard like *', trust({ ...named, Condition: { StringLike: { 'sts:ExternalId': '*' } } }), 'yes'],
    ['a guard like ?*', trust({ ...named, Condition: { StringLike: { 'sts:ExternalId': '?*' } } }), 'yes'],
    [
      'only a check that there is one',
      trust({ ...named, Condition: { Null: { 'sts:ExternalId': 'false' } } }),
      'yes',
    ],
    [
      'a Deny unless agreed',
      trust(named, {
        Effect: 'Deny',
        Principal: '*',
        Condition: { StringNotEquals: { 'sts:ExternalId': 'agreed' } },
      }),
      'no',
    ],
    [
      'a Deny that an absent id escapes',
      trust(named, {
        Effect: 'Deny',
        Principal: '*',
        Condition: { StringNotEquals: { 'sts:ExternalId': 'agreed' }, Null: { 'sts:ExternalId': 'false' } },
      }),
      'yes',
    ],
    ['another account', trust({ Principal: { AWS: '777788889999' } }), 'no'],
    [
      'another condition that can be met',
      trust({ ...named, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
      'yes',
    ],
    ['everyone but one', trust({ NotPrincipal: { AWS: `arn:aws:iam::${A}:role/other` } }), 'yes'],
    [
      'an organization',
      trust({
        Principal: '*',
        Condition: {
          StringEquals: { 'aws:PrincipalOrgID': 'o-1' },
          ...{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        },
      }),
      'yes',
    ],
    [
      'a role of another name',
      trust({
        Principal: '*',
        Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::777788889999:role/x` } },
      }),
      'no',
    ],
    [
      'a role by pattern and *',
      trust({
        Principal: '*',
        Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${A}:role/team/app-*` } },
      }),
      'yes',
    ],
    [
      'a role by pattern and *, guarded',
      trust({
        Principal: '*',
        Condition: { ...guard, ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${A}:role/team/app-*` } },
      }),
      'no',
    ],
    [
      'roles of any account by pattern and *',
      trust({
        Principal: { AWS: '*' },
        Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } },
      }),
      'yes',
    ],
    [
      'a pattern of another account',
      trust({
        Principal: '*',
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::777788889999:role/*' } },
      }),
      'no',
    ],
    [
      'a user by name and the account',
      trust({ Principal: { AWS: A }, Condition: { StringEquals: { 'aws:username': 'bob' } } }),
      'yes',
    ],
    [
      'the account by condition',
      trust({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': A } } }),
      'yes',
    ],
    [
      'a guard with several ids',
      trust({ ...named, Condition: { StringEquals: { 'sts:ExternalId': ['agreed', 'agreed-too'] } } }),
      'no',
    ],
    [
      'a guard of some other ids',
      trust({ ...named, Condition: { StringNotEquals: { 'sts:ExternalId': ['revoked'] } } }),
      'yes',
    ],
    [
      'a guard like ForAnyValue',
      trust({ ...named, Condition: { 'ForAnyValue:StringEquals': { 'sts:ExternalId': 'agreed' } } }),
      'no',
    ],
    [
      'a Deny only of wrong ids, IfExists',
      trust(named, {
        Effect: 'Deny',
        Principal: '*',
        Condition: { 'ForAnyValue:StringNotEquals': { 'sts:ExternalId': 'agreed' } },
      }),
      'yes',
    ],
    [
      'a Deny for other addresses only',
      trust(named, {
        Effect: 'Deny',
        Principal: '*',
        Condition: {
          StringNotEquals: { 'sts:ExternalId': 'agreed' },
          NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        },
      }),
      'yes',
    ],
    [
      'a guard on another action',
      trust({ ...named, Action: 'sts:TagSession' }, { ...named, Condition: guard }),
      'no',
    ],
    ['every action of STS', trust({ ...named, Action: 'sts:*' }), 'yes'],
    [
      'tokens beside a guard',
      trust(
        { ...named, Condition: guard },
        {
          Action: 'sts:AssumeRoleWithWebIdentity',
          Principal: { Federated: `arn:aws:iam::${B}:oidc-provider/token.example.com` },
        },
        {
          Action: 'sts:AssumeRoleWithSAML',
          Principal: { Federated: `arn:aws:iam::${B}:saml-provider/idp` },
          Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
        },
      ),
      'no',
    ],
    [
      'a service beside a guard',
      trust({ ...named, Condition: guard }, { Principal: { Service: 'ec2.amazonaws.com' } }),
      'no',
    ],
    [
      'conditions that exclude each other',
      trust({
        ...named,
        Condition: {
          StringEquals: { 'aws:PrincipalTag/team': 'data' },
          StringNotLike: { 'aws:PrincipalTag/team': 'd*' },
        },
      }),
      'no',
    ],
    [
      'a key that only services have',
      trust({ Principal: '*', Condition: { StringEquals: { 'aws:SourceAccount': A } } }),
      'no',
    ],
    [
      'a tag that must be the session name',
      trust({
        ...named,
        Condition: { StringEquals: { 'sts:RoleSessionName': '${aws:PrincipalTag/user}' } },
      }),
      'yes',
    ],
    [
      'numbers, dates and addresses at once',
      trust({
        ...named,
        Condition: {
          NumericLessThan: { 'aws:MultiFactorAuthAge': '300' },
          NumericGreaterThan: { 'aws:MultiFactorAuthAge': '299' },
          DateGreaterThan: { 'aws:CurrentTime': '2026-01-01' },
          DateLessThan: { 'aws:CurrentTime': '2026-01-02' },
          IpAddress: { 'aws:SourceIp': '2001:db8::/32' },
          NotIpAddress: { 'aws:SourceIp': '2001:db8::/33' },
        },
      }),
      'yes',
    ],
    [
      'keys with several values',
      trust({
        ...named,
        Condition: {
          'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': ['a', 'b'] },
          'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': 'b' },
          Null: { 'sts:TransitiveTagKeys': 'false' },
        },
      }),
      'yes',
    ],
  ])('%s: %s', (_, document, answer) => {
    const role = { arn, trust: document }
    const search = requestWithoutExternalIdThatPasses(role, A)
    expect(search.answer).toBe(answer)
    if (search.answer !== 'yes') return
    expect(search.witness.context?.['sts:ExternalId']).not.toBe('agreed')
    const identity = [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }]
    expect(evaluate(search.witness, compilePolicies({ identity, resource: document })).decision).toBe(
      'allowed',
    )
  })

  it('cannot tell when the trust policy was not seen', () => {
    expect(requestWithoutExternalIdThatPasses({ arn, trust: { unseen: 'not ours' } }, A).answer).toBe(
      'unknown',
    )
  })
})

describe('requestOfStrangerThatPasses', () => {
  it.each<[string, JsonValue, 'yes' | 'no']>([
    ['everyone', trust({ Principal: '*' }), 'yes'],
    ['everyone with the external id', trust({ Principal: '*', Condition: guard }), 'yes'],
    ['one account', trust({ Principal: { AWS: A } }), 'no'],
    [
      'an organization',
      trust({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
      'no',
    ],
    [
      'an organization, IfExists',
      trust({ Principal: '*', Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } }),
      'yes',
    ],
    [
      'paths of an organization, for all values',
      trust({
        Principal: '*',
        Condition: { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' } },
      }),
      'yes',
    ],
    [
      'paths of an organization, for any value',
      trust({
        Principal: '*',
        Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' } },
      }),
      'no',
    ],
    [
      'a role name in any account',
      trust({ Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } } }),
      'yes',
    ],
    [
      'a role of one account',
      trust({ Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${A}:role/*` } } }),
      'no',
    ],
    ['all but one', trust({ NotPrincipal: { AWS: app } }), 'yes'],
  ])('%s: %s', (_, document, answer) => {
    expect(requestOfStrangerThatPasses({ arn, trust: document }).answer).toBe(answer)
  })

  it('takes what the asker knows better', () => {
    const document = trust({
      Principal: '*',
      Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    })
    expect(requestOfStrangerThatPasses({ arn, trust: document }).answer).toBe('yes')
    const elsewhere = { 'aws:SourceIp': '198.51.100.1' }
    expect(requestOfStrangerThatPasses({ arn, trust: document }, elsewhere).answer).toBe('no')
  })
})

describe('whoCanAssume', () => {
  it('says of every way in whether it is one', () => {
    const document = trust(
      { Sid: 'Guarded', Principal: { AWS: app }, Condition: guard },
      { Sid: 'Impossible', Principal: { AWS: app }, Condition: { StringEquals: { 'aws:username': 'bob' } } },
      { Sid: 'Pattern', Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': `${app}-*` } } },
    )
    const trustees = whoCanAssume({ arn, trust: document })
    expect(trustees.map(({ statement, search }) => [statement.sid, search.answer])).toEqual([
      ['Guarded', 'yes'],
      ['Impossible', 'no'],
      ['Pattern', 'yes'],
    ])
    expect(trustees.map(({ search }) => search.answer === 'yes' && search.witness.principal)).toEqual([
      app,
      false,
      `${app}-x`,
    ])
  })

  it('lists whom the policy names and whether a request of theirs passes', () => {
    const document = trust(
      { Sid: 'Named', Principal: { AWS: [app, B], Service: 'ec2.amazonaws.com' }, Condition: guard },
      { Sid: 'Gone', Principal: { AWS: 'AROAEXAMPLEID' } },
      { Sid: 'All', Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
      { Effect: 'Deny', Principal: { Service: '*' } },
      { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } },
    )
    const trustees = whoCanAssume({ arn, trust: document })
    expect(
      trustees.map(({ named: who, kind, statement, search }) => [who, kind, statement.sid, search.answer]),
    ).toEqual([
      [B, 'account', 'Named', 'yes'],
      [app, 'identity', 'Named', 'yes'],
      ['ec2.amazonaws.com', 'service', 'Named', 'no'],
      ['AROAEXAMPLEID', 'nobody', 'Gone', 'no'],
      ['*', 'everyone', 'All', 'yes'],
    ])
    const [, byName] = trustees
    if (byName?.search.answer !== 'yes') throw new Error('no witness')
    expect(byName.search.witness.context).toEqual({ 'sts:ExternalId': 'agreed' })
  })

  it('asks for tokens of identity providers', () => {
    const provider = `arn:aws:iam::${B}:oidc-provider/token.example.com`
    const document = trust({
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: provider },
      Condition: { StringLike: { 'token.example.com:sub': 'repo:app/*' } },
    })
    const [trustee] = whoCanAssume({ arn, trust: document })
    expect(trustee).toMatchObject({
      kind: 'provider',
      search: { answer: 'yes', witness: { principal: provider } },
    })
  })
})

describe('canAssume', () => {
  const identity = [trust()]
  it('asks both sides', () => {
    const role = { arn, trust: trust({ ...named, Condition: guard }) }
    const allowing = [
      { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:*', Resource: arn } },
    ]
    const context = { 'sts:ExternalId': 'agreed' }
    expect(canAssume({ principal: app, identity: allowing }, role, context).decision).toBe('allowed')
    expect(canAssume({ principal: app, identity: allowing }, role).decision).toBe('implicitDeny')
    expect(canAssume({ principal: app, identity }, role, context).missing).toEqual([
      { slot: 'identity', state: 'no' },
    ])
    expect(canAssume({ principal: app, identity: { unseen: 'not ours' } }, role, context).decision).toBe(
      'depends',
    )
  })
})

describe("control policies of the role's account", () => {
  const refusing: JsonValue = {
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Principal: '*', Action: 'sts:*', Resource: '*' },
  }
  const open = { arn, trust: trust(named) }
  const closed = { ...open, rcp: [[refusing]] }
  const identity = [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }]

  it('count for everybody', () => {
    expect(whoCanAssume(open).map(({ search }) => search.answer)).toEqual(['yes'])
    expect(whoCanAssume(closed).map(({ search }) => search.answer)).toEqual(['no'])
    expect(canAssume({ principal: app, identity }, open).decision).toBe('allowed')
    expect(canAssume({ principal: app, identity }, closed).decision).toBe('explicitDeny')
  })
})

describe('who is named', () => {
  const kinds = (...statements: readonly { readonly [member: string]: JsonValue }[]) =>
    whoCanAssume({ arn, trust: trust(...statements) }).map(({ named: who, kind, search }) => [
      who,
      kind,
      search.answer,
    ])

  it('is everyone but those whom NotPrincipal names', () => {
    expect(kinds({ NotPrincipal: { AWS: A } })).toEqual([['*', 'everyone', 'yes']])
  })

  it('is nobody where no such principal can be', () => {
    expect(kinds({ Principal: { AWS: 'AIDAEXAMPLE' } })).toEqual([['AIDAEXAMPLE', 'nobody', 'no']])
  })

  it('is a provider, with the call that it takes', () => {
    const saml = `arn:aws:iam::${B}:saml-provider/adfs`
    const oidc = `arn:aws:iam::${B}:oidc-provider/token.example.com`
    const federated = (provider: string, Action: string) =>
      kinds({ Principal: { Federated: provider }, Action })
    expect(federated(saml, 'sts:AssumeRoleWithSAML')).toEqual([[saml, 'provider', 'yes']])
    expect(federated(saml, 'sts:AssumeRoleWithWebIdentity')).toEqual([[saml, 'provider', 'no']])
    expect(federated(oidc, 'sts:AssumeRoleWithWebIdentity')).toEqual([[oidc, 'provider', 'yes']])
    expect(federated(oidc, 'sts:AssumeRole')).toEqual([[oidc, 'provider', 'no']])
  })

  it('is found in the account or by the ARN that a condition wants', () => {
    const far = '777788889999'
    const everyone = (Condition: JsonValue) => kinds({ Principal: '*', Condition })
    expect(everyone({ StringEquals: { 'aws:PrincipalAccount': far } })).toEqual([['*', 'everyone', 'yes']])
    expect(everyone({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${far}:role/x` } })).toEqual([
      ['*', 'everyone', 'yes'],
    ])
    expect(everyone({ StringEquals: { 'aws:PrincipalAccount': 'nobody' } })).toEqual([
      ['*', 'everyone', 'no'],
    ])
  })

  it('cannot be told where patterns overlap and all that was tried is refused', () => {
    const patterns = ['*a*', '*b*']
    const deny = (operator: string) => ({
      Effect: 'Deny',
      Principal: '*',
      Condition: { [operator]: { 'aws:PrincipalArn': patterns } },
    })
    expect(kinds({ Principal: { AWS: A } }, deny('StringLike'), deny('StringNotLike'))).toEqual([
      [A, 'account', 'unknown'],
    ])
  })
})

describe('a stranger', () => {
  const passes = (Condition: JsonValue) =>
    requestOfStrangerThatPasses({ arn, trust: trust({ Principal: '*', Condition }) }).answer

  it('may be of another organization', () => {
    const there = { Null: { 'aws:PrincipalOrgID': 'false' } }
    expect(passes({ ...there, StringNotEquals: { 'aws:PrincipalOrgID': 'o-ours' } })).toBe('yes')
    expect(passes({ ...there, StringEquals: { 'aws:PrincipalOrgID': 'o-ours' } })).toBe('no')
    expect(passes({ 'ForAnyValue:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-ours/*' } })).toBe('yes')
    expect(passes({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-ours/*' } })).toBe('no')
  })

  it('may be of none', () => {
    expect(passes({ Null: { 'aws:PrincipalOrgID': 'true' } })).toBe('yes')
  })
})

describe('canConnect', () => {
  const principal = `arn:aws:sts::${B}:assumed-role/db/s`
  const user = (account: string) => `arn:aws:rds-db:eu-west-1:${account}:dbuser:db-ABC/app`
  const identity = [
    {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'rds-db:connect', Resource: 'arn:aws:rds-db:*:*:dbuser:*/app' },
    },
  ]
  it('knows no database of another account', () => {
    expect(canConnect({ principal, identity }, user(B)).decision).toBe('allowed')
    expect(canConnect({ principal, identity }, user(A)).missing).toEqual([{ slot: 'resource', state: 'no' }])
  })
})
