// What rdsaudit may ask of AWS: reads, and sessions; what its policy says is what it asks; and no run on files loads an SDK.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/api/checker.ts'
import { explainPermissions } from '../../src/cli/commands/explain-permissions.ts'
import { allowedCalls, type CallName } from '../../src/live/allowed-calls.ts'
import { callsOf, leastPolicy, liveCommands } from '../../src/live/permissions.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { loadedFor } from '../helpers/built-chunks.ts'

const names = Object.keys(allowedCalls) as CallName[]

/** They make a session, and change nothing: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const sessions: readonly string[] = ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity']

it.each(names.filter(name => !sessions.includes(name)))('%s reads', name => {
  expect(name).toMatch(/^[a-z0-9]+:(Get|List|Describe)[A-Z]/)
})

it.each([
  'secretsmanager:GetSecretValue',
  'rds:DownloadDBLogFilePortion',
  'kms:Decrypt',
  'sts:GetSessionToken',
])('does not ask %s, which hands out what is secret', name => {
  expect(names).not.toContain(name)
})

it('loads the commands of these calls from the SDK, and no other', () => {
  const services: Readonly<Record<string, string>> = { secrets: 'secretsmanager' }
  const loaded = readdirSync('src/live/aws')
    .filter(file => /^load-(?!credentials|signer)/.test(file))
    .flatMap(file => {
      const service = file.slice('load-'.length, -'.ts'.length)
      const text = readFileSync(`src/live/aws/${file}`, 'utf8')
      return [...text.matchAll(/\b(\w+)Command\b/g)].map(
        match => `${services[service] ?? service}:${match[1]}`,
      )
    })
  expect(loaded.sort()).toEqual([...names].sort())
})

it('is imported from the SDK in those modules alone', () => {
  const others = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(
      file => file.endsWith('.ts') && !/live\/aws\/load-[a-z0-9-]+\.ts$/.test(file.replaceAll('\\', '/')),
    )
    .filter(file => /from '@aws-sdk\//.test(readFileSync(`src/${file}`, 'utf8')))
  expect(others).toEqual([])
})

describe.each(liveCommands)('the policy of %s', command => {
  const policy = leastPolicy(command)

  it('allows its calls, and no others', () => {
    // The policy of a key has to let its account's policies decide.
    const delegates = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    }
    const policiesFor = (action: string) =>
      compilePolicies({ identity: [policy], ...(action.startsWith('kms:') && { resource: delegates }) })
    const principal = 'arn:aws:iam::111122223333:role/auditor'
    const needed = callsOf(command).map(({ action }) => action)
    const allows = (action: string, resource: string) =>
      evaluate({ principal, action, resource, resourceAccount: '111122223333' }, policiesFor(action))
        .decision === 'allowed'
    const others = ['iam:CreateRole', 'rds:ModifyDBInstance', 'secretsmanager:GetSecretValue', 'kms:Decrypt']
    const allowed = [...names, ...others]
      // Nobody can be denied that one.
      .filter(action => action !== 'sts:GetCallerIdentity')
      .filter(action => resourcesOf.some(resource => allows(action, resource)))
    expect(allowed.sort()).toEqual([...needed].sort())
    expect(needed.length).toBeGreaterThan(20)
  })

  it('passes our own check', async () => {
    const checker = await createChecker({ now: new Date() })
    await checker.check('policy.json', JSON.stringify(policy, null, 2), { policyType: 'identity' })
    const { documents } = await checker.finish()
    expect(documents.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual([])
  })
})

it('is told in the README as it is', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(explainPermissions(undefined, 'markdown'))
})

const resourcesOf = [
  '*',
  'arn:aws:iam::111122223333:role/tools/app',
  'arn:aws:iam::111122223333:user/app',
  'arn:aws:iam::111122223333:group/app',
  'arn:aws:iam::111122223333:policy/app',
  'arn:aws:iam::111122223333:oidc-provider/issuer.example.com',
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-AbCdEf',
  'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555',
]

describe.skipIf(!existsSync('dist/main.js'))('the built program', () => {
  const holdsSdk = (path: string) =>
    /X-Amz-Security-Token|aws-sdk\/|@smithy|mysql_clear_password|react\.element/.test(
      readFileSync(path, 'utf8'),
    )

  it.each(['check', 'evaluate', 'diff'])('%s loads no SDK, no driver and no screen', command => {
    expect([...loadedFor(command)].filter(holdsSdk)).toEqual([])
  })

  it('has an SDK somewhere', () => {
    expect(readdirSync('dist/chunks').some(name => holdsSdk(`dist/chunks/${name}`))).toBe(true)
  })
})
