// STS: what a hop carries along, and every refusal that is not about external ids (those are scenarios).

import { GetUserCommand, IAMClient } from '@aws-sdk/client-iam'
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds'
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { fromIni, fromTokenFile } from '@aws-sdk/credential-providers'
import { expect, it } from 'vitest'
import type { Lab } from '../../../src/lab/lab.ts'
import type { World } from '../../../src/lab/world.ts'
import { itemsOf } from '../../../src/model/snapshot-part.ts'
import { errorOf, openLab } from '../../helpers/open-lab.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { walkLink } from '../../helpers/walk-link.ts'

const RoleArn = 'arn:aws:iam::444455556666:role/orders-login'
const ExternalId = 'orders-7f3c'
const mfaSerial = 'arn:aws:iam::111122223333:mfa/deployer'

const clientOf = (lab: Lab, credentials = lab.credentials[0]!) =>
  new STSClient({ endpoint: lab.endpointUrl, region: 'eu-west-1', credentials, maxAttempts: 1 })

const assume = (lab: Lab, input: Partial<AssumeRoleCommandInput> = {}, credentials = lab.credentials[0]!) =>
  clientOf(lab, credentials).send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ExternalId, ...input }),
  )

/** The trust policy and the caller's grant of the healthy world, changed. */
const withTrust =
  (
    change: Readonly<Record<string, unknown>>,
    actions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
  ) =>
  (world: World) => {
    const copy = JSON.parse(JSON.stringify(world)) as World
    const [a, b] = copy.snapshot.accounts
    const trust = itemsOf(b!.iam!.RoleDetailList)[0]!.AssumeRolePolicyDocument as unknown as {
      Statement: object[]
    }
    Object.assign(trust.Statement[0]!, { Action: actions, ...change })
    const grant = itemsOf(a!.iam!.Policies)[0]!.PolicyVersionList[0]!.Document as unknown as {
      Statement: object[]
    }
    Object.assign(grant.Statement[0]!, { Action: actions })
    return { ...copy, keys: copy.keys.map((key, index) => (index === 1 ? { ...key, mfaSerial } : key)) }
  }

it('holds the trust policy to tags, source identity and session name', async () => {
  const { lab } = await openLab(
    'healthy',
    withTrust({
      Condition: {
        StringEquals: { 'aws:RequestTag/team': 'orders', 'sts:SourceIdentity': 'alice' },
        StringLike: { 'sts:RoleSessionName': 'app-*' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
      },
    }),
  )
  const right = {
    Tags: [{ Key: 'team', Value: 'orders' }],
    SourceIdentity: 'alice',
    RoleSessionName: 'app-1',
  }
  expect((await assume(lab, right)).AssumedRoleUser?.Arn).toBe(
    'arn:aws:sts::444455556666:assumed-role/orders-login/app-1',
  )
  const wrong: Partial<AssumeRoleCommandInput>[] = [
    { ...right, Tags: [] },
    { ...right, Tags: [{ Key: 'team', Value: 'billing' }] },
    { ...right, Tags: [...right.Tags, { Key: 'extra', Value: 'x' }] },
    { ...right, SourceIdentity: 'bob' },
    { ...right, RoleSessionName: 'web-1' },
  ]
  for (const input of wrong) expect((await errorOf(assume(lab, input))).code).toBe('AccessDenied')
})

/** Every statement about assuming roles, of callers and trust policies, is about these actions. */
const withActions = (actions: string) => (world: World) =>
  JSON.parse(JSON.stringify(world).replaceAll('"Action":"sts:AssumeRole"', `"Action":${actions}`)) as World

const credentialsIn = ({ Credentials }: Awaited<ReturnType<typeof assume>>) => ({
  accessKeyId: Credentials!.AccessKeyId!,
  secretAccessKey: Credentials!.SecretAccessKey!,
  sessionToken: Credentials!.SessionToken!,
})

it('passes transitive tags on, and asks every role on the way about them', async () => {
  const first = {
    RoleArn: 'arn:aws:iam::111122223333:role/database-access',
    Tags: [
      { Key: 'Team', Value: 'orders' },
      { Key: 'step', Value: 'one' },
    ],
    TransitiveTagKeys: ['Team'],
  }
  const { lab } = await openLab('healthy-two-hops', withActions('["sts:AssumeRole","sts:TagSession"]'))
  const middle = credentialsIn(await assume(lab, first))
  expect((await assume(lab, {}, middle)).AssumedRoleUser?.Arn).toContain('assumed-role/orders-login/')
  expect(await errorOf(assume(lab, { Tags: [{ Key: 'team', Value: 'billing' }] }, middle))).toEqual({
    code: 'InvalidParameterValue',
    message:
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
  })
  expect((await errorOf(assume(lab, { ...first, TransitiveTagKeys: ['other'] }))).message).toBe(
    'The specified transitive tag key must be included in the requested tags.',
  )
  const many = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: 'v' }))
  expect((await errorOf(assume(lab, { ...first, Tags: many }))).code).toBe('ValidationError')

  const oneSided = (world: World) => {
    const tagging = withActions('["sts:AssumeRole","sts:TagSession"]')(world)
    const last = itemsOf(tagging.snapshot.accounts[1]!.iam!.RoleDetailList)[0]!
    const { Statement } = last.AssumeRolePolicyDocument as unknown as { Statement: object[] }
    Object.assign(Statement[0]!, { Action: 'sts:AssumeRole' })
    return tagging
  }
  const { lab: other } = await openLab('healthy-two-hops', oneSided)
  const inherited = assume(other, {}, credentialsIn(await assume(other, first)))
  expect((await errorOf(inherited)).message).toContain('is not authorized to perform: sts:TagSession')
})

it('keeps a source identity, and lets a chain of roles have an hour', async () => {
  const actions = '["sts:AssumeRole","sts:SetSourceIdentity"]'
  const { lab } = await openLab('healthy-two-hops', withActions(actions))
  const middle = credentialsIn(
    await assume(lab, {
      RoleArn: 'arn:aws:iam::111122223333:role/database-access',
      SourceIdentity: 'alice',
    }),
  )
  expect((await assume(lab, {}, middle)).Credentials).toBeDefined()
  expect((await errorOf(assume(lab, { SourceIdentity: 'bob' }, middle))).code).toBe('AccessDenied')
  expect(await errorOf(assume(lab, { DurationSeconds: 3601 }, middle))).toMatchObject({
    code: 'ValidationError',
  })
})

it('lets nobody assume a role as the root user', async () => {
  const { lab } = await openLab('healthy', world => ({
    ...world,
    keys: [{ principal: 'arn:aws:iam::111122223333:root' }],
  }))
  expect((await errorOf(assume(lab))).message).toBe('Roles may not be assumed by root accounts.')
})

it('asks for a code where the trust policy wants MFA', async () => {
  const { lab } = await openLab(
    'healthy',
    withTrust({
      Principal: { AWS: 'arn:aws:iam::111122223333:user/deployer' },
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    }),
  )
  const user = lab.credentials[1]!
  expect((await errorOf(assume(lab, {}, user))).code).toBe('AccessDenied')
  const wrong = String((Number(lab.mfaCode) + 1) % 1_000_000).padStart(6, '0')
  expect((await errorOf(assume(lab, { SerialNumber: mfaSerial, TokenCode: wrong }, user))).message).toMatch(
    /^MultiFactorAuthentication failed with invalid MFA one time pass code/,
  )
  expect(
    (await assume(lab, { SerialNumber: mfaSerial, TokenCode: lab.mfaCode }, user)).Credentials,
  ).toBeDefined()

  const session = await clientOf(lab, user).send(
    new GetSessionTokenCommand({ SerialNumber: mfaSerial, TokenCode: lab.mfaCode }),
  )
  const { AccessKeyId, SecretAccessKey, SessionToken } = session.Credentials!
  const own = { accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken! }
  expect((await assume(lab, {}, own)).Credentials).toBeDefined()
  for (const credentials of [lab.credentials[0]!, own]) {
    const again = clientOf(lab, credentials).send(new GetSessionTokenCommand({}))
    expect((await errorOf(again)).message).toBe('Cannot call GetSessionToken with session credentials')
  }
  const { Credentials: bare } = await clientOf(lab, user).send(new GetSessionTokenCommand({}))
  const withoutCode = new IAMClient({
    endpoint: lab.endpointUrl,
    region: 'eu-west-1',
    credentials: {
      accessKeyId: bare!.AccessKeyId!,
      secretAccessKey: bare!.SecretAccessKey!,
      sessionToken: bare!.SessionToken!,
    },
  })
  expect((await errorOf(withoutCode.send(new GetUserCommand({})))).code).toBe('InvalidClientTokenId')
  const strange = { SerialNumber: 'arn:aws:iam::111122223333:mfa/other', TokenCode: lab.mfaCode }
  expect((await errorOf(assume(lab, strange, user))).code).toBe('AccessDenied')
})

it('caps a session with the policy that was passed', async () => {
  const { lab } = await openLab('healthy')
  const describe = async (Policy?: string) => {
    const { Credentials } = await assume(lab, Policy === undefined ? {} : { Policy })
    const credentials = {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    }
    return new RDSClient({
      endpoint: lab.endpointUrl,
      region: 'eu-west-1',
      credentials,
      maxAttempts: 1,
    }).send(new DescribeDBInstancesCommand({}))
  }
  expect((await describe()).DBInstances?.length).toBe(1)
  const narrow = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'rds-db:connect', Resource: '*' },
  })
  expect((await errorOf(describe(narrow))).message).toMatch(
    /because no session policy allows the rds:DescribeDBInstances action$/,
  )
  expect((await errorOf(describe('{'))).code).toBe('MalformedPolicyDocumentException')
  expect(await errorOf(describe(narrow.padEnd(2100)))).toEqual({
    code: 'PackedPolicyTooLargeException',
    message: 'Packed policy consumes 103% of allotted space, please use smaller policy.',
  })
})

it('refuses what is no request before it looks at policies', async () => {
  const { lab } = await openLab('healthy')
  const wrong: readonly [Partial<AssumeRoleCommandInput>, RegExp][] = [
    [{ RoleArn: 'orders-login' }, /'roleArn' failed to satisfy constraint: Member must have length/],
    [{ RoleArn: 'arn:aws:iam::444455556666:user/orders-login' }, /is invalid$/],
    [{ DurationSeconds: 60 }, /greater than or equal to 900/],
    [{ DurationSeconds: 50_000 }, /less than or equal to 43200/],
    [{ RoleSessionName: 'a b' }, /'roleSessionName' failed to satisfy constraint/],
    [{ ExternalId: 'with space' }, /'externalId' failed to satisfy constraint/],
  ]
  for (const [input, message] of wrong) {
    expect(await errorOf(assume(lab, input))).toMatchObject({
      code: 'ValidationError',
      message: expect.stringMatching(message),
    })
  }
})

it('serves the chains of an AWS configuration file', async () => {
  const { lab } = await openLab('healthy')
  const { accessKeyId, secretAccessKey, sessionToken } = lab.credentials[0]!
  const folder = tempFolder({
    credentials: `[base]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\naws_session_token=${sessionToken}\n`,
    config: `[profile orders]\nrole_arn=${RoleArn}\nexternal_id=${ExternalId}\nsource_profile=base\nregion=eu-west-1\n`,
  })
  const credentials = fromIni({
    profile: 'orders',
    filepath: `${folder}/credentials`,
    configFilepath: `${folder}/config`,
    clientConfig: { endpoint: lab.endpointUrl, region: 'eu-west-1' },
  })
  const client = new STSClient({ endpoint: lab.endpointUrl, region: 'eu-west-1', credentials })
  expect((await client.send(new GetCallerIdentityCommand({}))).Arn).toMatch(
    /^arn:aws:sts::444455556666:assumed-role\/orders-login\//,
  )
})

const allowAll = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }

const policy = (name: string, statement: object) => ({
  PolicySummary: { Id: `p-${name}`, Name: name },
  Content: { Version: '2012-10-17', Statement: [statement] },
})

it('holds tokens of identity providers to resource control policies', async () => {
  const rcp = (subject: string) => (world: World) => {
    const copy = JSON.parse(JSON.stringify(world)) as World
    const { organization } = copy.snapshot.accounts[1]!
    if (organization?.state !== 'complete') throw new Error('the scenario has an organization')
    Object.assign(organization.Levels[0]!, {
      RESOURCE_CONTROL_POLICY: [
        policy('RCPFullAWSAccess', allowAll),
        policy('only-main', {
          Effect: 'Deny',
          Principal: '*',
          Action: 'sts:AssumeRoleWithWebIdentity',
          Resource: '*',
          Condition: { StringNotLike: { 'token.actions.githubusercontent.com:sub': subject } },
        }),
      ],
    })
    for (const level of organization.Levels.slice(1)) {
      Object.assign(level, { RESOURCE_CONTROL_POLICY: [policy('RCPFullAWSAccess', allowAll)] })
    }
    return copy
  }
  const codeFor = async (subject: string) => {
    const { lab, world } = await openLab('healthy-web-identity', rcp(subject))
    return (await walkLink(lab, world)).code
  }
  expect(await codeFor('repo:example/orders:*')).toBe('')
  expect(await codeFor('repo:example/billing:*')).toBe('AccessDenied')
})

it('takes a token file for a role, and no token of another issuer', async () => {
  const { lab } = await openLab('healthy-web-identity')
  const { lab: other } = await openLab('healthy-web-identity')
  const identityOf = async ({ environment }: Lab) => {
    const credentials = fromTokenFile({
      webIdentityTokenFile: environment['AWS_WEB_IDENTITY_TOKEN_FILE']!,
      roleArn: RoleArn,
      roleSessionName: 'job',
      clientConfig: { endpoint: lab.endpointUrl, region: 'eu-west-1' },
    })
    return new STSClient({ endpoint: lab.endpointUrl, region: 'eu-west-1', credentials }).send(
      new GetCallerIdentityCommand({}),
    )
  }
  expect((await identityOf(lab)).Arn).toBe('arn:aws:sts::444455556666:assumed-role/orders-login/job')
  expect((await errorOf(identityOf(other))).code).toBe('InvalidIdentityTokenException')
})
