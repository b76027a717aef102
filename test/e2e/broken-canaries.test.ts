// Secrets where something breaks: a rule or a check of ours that throws with what it looked at, an endpoint that repeats
// what it was sent. None of them is in anything that is printed or written, in any format.

import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { rules } from '../../rules/index.ts'
import { checkFormats, doctorFormats } from '../../src/cli/options.ts'
import { callerIdentity } from '../../src/doctor/checks/caller/caller-identity.ts'
import { openLiveLab } from '../helpers/live-lab.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const canary = 'CANARY7K2M9X4W8Q'
const env = {
  AWS_ACCESS_KEY_ID: `ASIA${canary}`,
  AWS_SECRET_ACCESS_KEY: canary,
  AWS_SESSION_TOKEN: canary,
  AWS_MAX_ATTEMPTS: '1',
}

const document = `{"password": "${canary}",
 "Statement": [{"Effect": "Allow", "Action": "rds-db:connect", "Resource": "*"}],
 "secret_access_key": "${canary}", "url": "postgres://app:${canary}@db/x?X-Amz-Signature=${canary}"}`

/** What a run printed and wrote into its folder, none of it secret. */
function clean(
  { stdout, stderr }: { readonly stdout: string; readonly stderr: string },
  folder: string,
  known: readonly string[],
) {
  const written = readdirSync(folder).filter(name => !known.includes(name))
  const all = [stdout, stderr, ...written.map(name => readFileSync(join(folder, name), 'utf8'))].join('\n')
  for (const form of [canary, Buffer.from(canary).toString('base64')]) expect(all).not.toContain(form)
  return all
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a rule that breaks and tells what it looked at', () => {
  /** All of a kind: some have nothing to say of the statement, and are not asked. */
  function breakRules(message: string): void {
    for (const rule of rules.filter(({ subject }) => subject === 'statement'))
      vi.spyOn(rule, 'find').mockImplementation(() => {
        throw new Error(message)
      })
  }

  it.each(checkFormats)('shows no secret in a report as %s', async format => {
    breakRules(`what is this? ${document} ${JSON.stringify(document)}`)
    const cwd = tempFolder({ 'a.policy.json': document })
    const args = ['check', 'a.policy.json', '-v', '-f', format, '-f', 'json=report.json', '--write-baseline']
    const result = await runCli(args, { cwd, env })
    expect(clean(result, cwd, ['a.policy.json'])).toMatch(/what is this|2 rules crashed/)
    expect(result.exitCode).toBe(3)
  })

  it('shows none where it is asked about two states, or about a change', async () => {
    breakRules(document)
    const cwd = tempFolder({ 'a.policy.json': document })
    for (const args of [['--fix=unsafe'], ['--diff'], ['-q']])
      clean(await runCli(['check', 'a.policy.json', ...args], { cwd, env }), cwd, ['a.policy.json'])
  })
})

describe('a check of the doctor that breaks', () => {
  it.each(doctorFormats)('shows no secret in a report as %s', async format => {
    vi.spyOn(callerIdentity, 'run').mockImplementation(() => {
      throw new Error(`no token: ${document}`)
    })
    const { folder, env: ofLab, lab } = await openLiveLab('healthy')
    const flags = ['--ca-file', lab.caFile, ...lab.connectTo.flatMap(line => ['--connect-to', line])]
    const args = ['doctor', 'orders', '-v', '-f', format, '-f', 'json=report.json', ...flags]
    const result = await runCli(args, { cwd: folder, env: ofLab })
    expect(clean(result, folder, ['credentials'])).toContain('no token')
  })
})

/**
 * Refuses every call, and says what it was sent, as some proxies do and AWS itself where a signature is wrong; or answers
 * with what it is given.
 */
async function startEcho(answer = refusal): Promise<{ readonly url: string; readonly heard: string[] }> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    const sent = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`)
    heard.push(sent.join('\n'))
    const { status, text } = answer(sent.join('; ').replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    response.writeHead(status, { 'content-type': 'text/xml' })
    response.end(text)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard }
}

interface Reply {
  readonly status: number
  readonly text: string
}

function refusal(message: string, code = 'AccessDenied'): Reply {
  const error = `<Type>Sender</Type><Code>${code}</Code><Message>${message}</Message>`
  return {
    status: 403,
    text: `<ErrorResponse><Error>${error}</Error><RequestId>1</RequestId></ErrorResponse>`,
  }
}

/** The secrets alone: no name, and no word that could be told from others. */
const bare: readonly (readonly [string, Reply])[] = [
  ['a message', refusal(`not ${canary}, nor x${canary}y`)],
  ['a code', refusal('no', canary)],
  [
    'an answer',
    {
      status: 200,
      text: `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/${canary}</Arn><UserId>${canary}</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    },
  ],
]

const asking: readonly (readonly [string, readonly string[]])[] = [
  ['collect', ['collect', '-o', 's.json']],
  ['check --live', ['check', '--live', '-v']],
  ...doctorFormats.map(format => [`doctor as ${format}`, ['doctor', 'orders', '-v', '-f', format]] as const),
]

it.each(asking)('%s shows no secret that the endpoint repeats', async (_, args) => {
  const { folder } = await openLiveLab('healthy')
  const { url, heard } = await startEcho()
  const result = await runCli(args, { cwd: folder, env: { ...env, AWS_ENDPOINT_URL: url } })
  // The endpoint got it, or this would show nothing.
  expect(heard.join('\n')).toContain(canary)
  const all = clean(result, folder, ['credentials'])
  if (args[0] === 'doctor') expect(all).toMatch(/x-amz-security-token: \*+/)
  expect(result.exitCode).toBeGreaterThan(0)
})

// The formats of the doctor all show the same events.
const once = asking.filter(([name]) => !name.startsWith('doctor') || name.endsWith('jsonl'))

describe.each(once)('%s, where the endpoint repeats a key or a session token alone', (_, args) => {
  it.each(bare)('shows none of %s', async (_where, reply) => {
    const { folder } = await openLiveLab('healthy')
    const { url } = await startEcho(() => reply)
    const result = await runCli(args, { cwd: folder, env: { ...env, AWS_ENDPOINT_URL: url } })
    clean(result, folder, ['credentials'])
    expect(result.exitCode).toBeGreaterThan(0)
  })
})
