import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { run } from '../../../src/cli/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'rdsaudit-evaluate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const evaluation = {
  request: {
    principal: 'arn:aws:sts::111122223333:assumed-role/app/s',
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::444455556666:role/db',
    context: { 'sts:ExternalId': 'agreed' } as Record<string, unknown>,
  },
  policies: {
    identity: [
      {
        name: 'caller',
        document: {
          Version: '2012-10-17',
          Statement: { Sid: 'Assume', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
        },
      },
    ],
    resource: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: '111122223333' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'agreed' } },
        },
      ],
    },
  },
}

const withContext = (context: Record<string, unknown>) => ({
  ...evaluation,
  request: { ...evaluation.request, context },
})

async function evaluate(argv: readonly string[], stdin: string) {
  const out = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof out) => ({
    write: (text: string) => {
      out[name] += text
    },
    isTerminal: false,
  })
  const exitCode = await run({
    argv: ['evaluate', ...argv],
    env: {},
    cwd: folder,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    now: () => new Date('2026-06-15T12:00:00Z'),
    interrupted: () => new Promise(() => {}),
    readStdin: async () => new TextEncoder().encode(stdin),
  })
  return { exitCode, ...out }
}

describe('rdsaudit evaluate', () => {
  it('shows the request, the verdict and the statements that decided', async () => {
    const { exitCode, stdout, stderr } = await evaluate([], JSON.stringify(evaluation, undefined, 2))
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    expect(stdout).toBe(`ALLOWED  arn:aws:sts::111122223333:assumed-role/app/s
  sts:AssumeRole on arn:aws:iam::444455556666:role/db (across accounts)
  Allow Assume of identity policy 1 "caller" matches  /Statement
  Allow #0 of resource policy matches, naming the account  /Statement/0
`)
  })

  it('shows what is missing and the clause that failed', async () => {
    const { stdout } = await evaluate([], JSON.stringify(withContext({ 'sts:ExternalId': '\u001b[31mx' })))
    expect(stdout).toBe(`DENIED, nothing allows it  arn:aws:sts::111122223333:assumed-role/app/s
  sts:AssumeRole on arn:aws:iam::444455556666:role/db (across accounts)
  Allow Assume of identity policy 1 "caller" matches  /Statement
  no allow in the resource policies
  Allow #0 of resource policy nearly matches, naming the account  /Statement/0
    StringEquals sts:ExternalId "agreed": the request has "\\u{1b}[31mx"
`)
  })

  it('shows what a decision depends on', async () => {
    const { stdout } = await evaluate(
      ['-'],
      JSON.stringify(withContext({ 'sts:ExternalId': { unknown: true } })),
    )
    expect(stdout).toContain('DEPENDS (allowed or implicitDeny)')
    expect(stdout).toContain('depends on sts:externalid')
  })

  it('answers JSON Lines with JSON Lines', async () => {
    const lines = [evaluation, withContext({}), withContext({ 'sts:ExternalId': { unknown: true } })]
    const { stdout } = await evaluate(
      ['-f', 'json'],
      `${lines.map(line => JSON.stringify(line)).join('\n\n')}\n`,
    )
    const decisions = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { decision: string; reasons: unknown[] })
    expect(decisions.map(({ decision }) => decision)).toEqual(['allowed', 'implicitDeny', 'depends'])
    expect(decisions[0]?.reasons).toHaveLength(2)
  })

  it('reads a file', async () => {
    writeFileSync(join(folder, 'request.json'), JSON.stringify(evaluation))
    expect((await evaluate(['request.json', '-f', 'json'], '')).stdout).toContain('"decision":"allowed"')
  })

  const { request, policies } = evaluation
  const statement = policies.resource.Statement[0]
  it.each<[string, unknown, string]>([
    ['no object', [evaluation], 'the input: an object is expected'],
    ['no request', { policies }, '/request: an object is expected'],
    [
      'a member that does not exist',
      { request, polices: policies },
      '/polices: there is no member "polices" (did you mean "policies"?)',
    ],
    [
      'a slot that does not exist',
      { request, policies: { trust: {} } },
      '/policies/trust: there is no member "trust"',
    ],
    [
      'no principal',
      { request: { ...request, principal: undefined }, policies },
      '/request/principal: a string is expected',
    ],
    [
      'a principal that is none',
      { request: { ...request, principal: 'bob' }, policies },
      '/request/principal: neither',
    ],
    [
      'an action without a service',
      { request: { ...request, action: 'AssumeRole' }, policies },
      '/request/action: an action is',
    ],
    [
      'an account that is none',
      { request: { ...request, resourceAccount: '1' }, policies },
      '/request/resourceAccount: an account id',
    ],
    ['a context value that is none', withContext({ 'a/b': { maybe: 1 } }), '/request/context/a~1b: a string'],
    ['a list that is none', { request, policies: { identity: {} } }, '/policies/identity: a list'],
    [
      'a document that is none',
      { request, policies: { identity: [1] } },
      '/policies/identity/0: a policy document is an object',
    ],
    [
      'a document without statements',
      { request, policies: { identity: [{}] } },
      '/policies/identity/0: a policy document has a Statement',
    ],
    [
      'an operator that does not exist',
      { request, policies: { resource: { Statement: [{ ...statement, Condition: { StringIs: {} } }] } } },
      '/policies/resource/Statement/0/Condition/StringIs: there is no operator "StringIs"',
    ],
    [
      'a statement of a level',
      { request, policies: { scp: [[{ Statement: [] }], [{ Statement: { Effect: 'Maybe' } }]] } },
      '/policies/scp/1/0/Statement/Effect: the effect is Allow or Deny',
    ],
  ])('says where the mistake is: %s', async (_, input, message) => {
    const { exitCode, stdout, stderr } = await evaluate(['-f', 'json'], JSON.stringify(input))
    expect(stderr).toContain(`<stdin>: ${message}`)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  it.each([
    ['', 'there is no request'],
    ['{"request":', 'this is not JSON'],
    [`${JSON.stringify(evaluation)}\n{oops\n`, '<stdin>:2: this is not JSON'],
    [`${JSON.stringify(evaluation)}\n{}\n`, '<stdin>:2: /request: an object is expected'],
  ])('refuses %j', async (stdin, message) => {
    const { exitCode, stdout, stderr } = await evaluate([], stdin)
    expect(stderr).toContain(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  it('says that a file does not exist', async () => {
    const { exitCode, stderr } = await evaluate(['nowhere.json'], '')
    expect(stderr).toBe('error: "nowhere.json" does not exist\n')
    expect(exitCode).toBe(2)
  })
})
