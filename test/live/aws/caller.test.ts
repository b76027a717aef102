// Callers against the lab: who they are, what they become, and that nobody gets to read their secrets.

import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openAws } from '../../../src/live/aws/open-aws.ts'
import { openLab } from '../../helpers/open-lab.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const patience = { timeoutMs: 20_000 }
const target = 'arn:aws:iam::444455556666:role/orders-login'
const hop = { roleArn: target, sessionName: 'test', region: 'eu-west-1' }

describe('a caller', () => {
  it('knows who it is, and what time it is there', async () => {
    const { lab } = await openLab('clock-behind')
    const answer = await openAws({ env: lab.environment }).whoAmI(patience)
    expect(answer).toMatchObject({
      state: 'answered',
      value: { account: '111122223333', arn: expect.stringContaining('assumed-role/bytebase/') },
    })
    const { serverDate } = (answer as Extract<typeof answer, { state: 'answered' }>).value
    expect(Math.abs(serverDate!.getTime() - Date.now())).toBeGreaterThan(60_000)
  })

  it('becomes a role, and signs tokens as it', async () => {
    const { lab } = await openLab('healthy')
    const caller = openAws({ env: lab.environment })
    const answer = await caller.assume({ ...hop, externalId: 'orders-7f3c' }, patience)
    if (answer.state === 'failed') throw new Error(answer.error.message)
    const { arn, expires, caller: session } = answer.value
    expect(arn).toBe('arn:aws:sts::444455556666:assumed-role/orders-login/test')
    expect(expires.getTime()).toBeGreaterThan(Date.now())
    const login = { host: 'db.example.com', port: 5432, region: 'eu-west-1', user: 'app' }
    const token = await session.makeToken(login)
    if (token.state === 'failed') throw new Error(token.error.message)
    expect(token.value.reveal()).toMatch(/^db\.example\.com:5432\/\?Action=connect&DBUser=app&/)
    expect(token.value.signer).toBe(arn)
    expect(token.value.expiresAt.getTime() - token.value.signedAt.getTime()).toBe(900_000)
  })

  it('shows none of its secrets, however it is looked at', async () => {
    const { lab } = await openLab('healthy')
    const caller = openAws({ env: lab.environment })
    const answer = await caller.assume({ ...hop, externalId: 'orders-7f3c' }, patience)
    if (answer.state === 'failed') throw new Error(answer.error.message)
    const session = answer.value.caller
    const token = await session.makeToken({ host: 'h', port: 1, region: 'eu-west-1', user: 'u' })
    const secrets = lab.credentials.flatMap(one => [
      one.secretAccessKey,
      one.sessionToken ?? one.secretAccessKey,
    ])
    const shown = [caller, session, answer, token].flatMap(one => [
      inspect(one, { depth: 20, showHidden: true }),
      JSON.stringify(one),
      String(one),
    ])
    for (const text of shown) {
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect(text).not.toMatch(/X-Amz-Signature|IQoJ/)
    }
  })

  it('tells a refusal from a role that wants an external id in the words of AWS', async () => {
    const { lab } = await openLab('healthy')
    const answer = await openAws({ env: lab.environment }).assume(hop, patience)
    expect(answer).toMatchObject({
      state: 'failed',
      error: {
        kind: 'denied',
        code: 'AccessDenied',
        call: 'sts:AssumeRole',
        message: expect.stringContaining(target),
      },
    })
  })

  it('tries again when AWS is busy', async () => {
    const { lab } = await openLab('healthy', world => ({
      ...world,
      faults: [{ action: 'sts:GetCallerIdentity', fault: 'internalError', times: 1 }],
    }))
    expect(await openAws({ env: lab.environment }).whoAmI(patience)).toMatchObject({ state: 'answered' })
  })

  it('is stopped at once', async () => {
    const { lab } = await openLab('healthy', world => ({
      ...world,
      faults: [{ action: 'sts:GetCallerIdentity', fault: 'latency', latencyMs: 60_000 }],
    }))
    const ended = new AbortController()
    const answer = openAws({ env: lab.environment }).whoAmI({ ...patience, signal: ended.signal })
    ended.abort()
    expect(await answer).toMatchObject({ state: 'failed', error: { kind: 'cancelled' } })
  })
})

describe('credentials that are not right', () => {
  it.each([
    ['credentials-expired', 'credentials', 'ExpiredToken'],
    ['key-deleted', 'credentials', 'InvalidClientTokenId'],
    ['secret-key-mistyped', 'credentials', 'SignatureDoesNotMatch'],
  ])('%s', async (scenario, kind, code) => {
    const { lab } = await openLab(scenario)
    const answer = await openAws({ env: lab.environment }).whoAmI(patience)
    expect(answer).toMatchObject({ state: 'failed', error: { kind, code } })
    const { error } = answer as Extract<typeof answer, { state: 'failed' }>
    expect(error.message).not.toMatch(/Canonical String/)
  })

  const sso = [
    '[profile work]',
    'sso_session = corp',
    'sso_account_id = 111122223333',
    'sso_role_name = reader',
    '[sso-session corp]',
    'sso_region = eu-west-1',
    'sso_start_url = https://example.com/start',
  ].join('\n')

  it.each([
    ['nobody', { AWS_EC2_METADATA_DISABLED: 'true' }, undefined, /no AWS credentials|no credentials/],
    ['a profile that is not there', {}, 'nope', /no credentials for the profile nope/],
    ['an SSO session that is over', {}, 'work', /run: aws sso login --profile work$/],
  ])('%s', async (_, more, profile, message) => {
    const folder = tempFolder({ config: sso })
    const files = { AWS_CONFIG_FILE: `${folder}/config`, AWS_SHARED_CREDENTIALS_FILE: `${folder}/none` }
    const env = { ...files, ...more, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }
    // What looks for an SSO session is the SDK, and it looks at the environment of the process.
    for (const [name, value] of Object.entries(files)) vi.stubEnv(name, value)
    onTestFinished(() => void vi.unstubAllEnvs())
    const caller = openAws({ env, ...(profile !== undefined && { profile }) })
    const answer = await caller.whoAmI(patience)
    expect(answer).toMatchObject({ state: 'failed', error: { kind: 'credentials' } })
    expect((answer as Extract<typeof answer, { state: 'failed' }>).error.message).toMatch(message)
  })
})

describe('the database behind an endpoint', () => {
  it.each([
    [
      'healthy',
      'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com',
      { kind: 'instance', instance: { DBInstanceIdentifier: 'orders' } },
    ],
    [
      'healthy-aurora',
      'orders-1.abcdefghijkl.eu-west-1.rds.amazonaws.com',
      { kind: 'instance', cluster: { DBClusterIdentifier: 'orders' } },
    ],
    ['healthy-aurora', 'ORDERS.cluster-ro-abcdefghijkl.eu-west-1.rds.amazonaws.com.', { kind: 'cluster' }],
    ['healthy-proxy', 'orders-proxy.proxy-abcdefghijkl.eu-west-1.rds.amazonaws.com', { kind: 'proxy' }],
  ])('%s: %s', async (scenario, host, value) => {
    const { lab } = await openLab(scenario)
    const session = await openAws({ env: lab.environment }).assume(
      { ...hop, externalId: 'orders-7f3c' },
      patience,
    )
    if (session.state === 'failed') throw new Error(session.error.message)
    const { read } = session.value.caller
    expect(await read.databaseAt(host, 'eu-west-1', patience)).toMatchObject({ state: 'answered', value })
    expect(await read.databaseAt(`x${host}`, 'eu-west-1', patience)).toMatchObject({
      state: 'failed',
      error: { kind: 'notFound' },
    })
  })
})
