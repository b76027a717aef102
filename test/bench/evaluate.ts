// How fast the evaluator decides: part of `npm run bench`, or by itself `tsx test/bench/evaluate.ts [FOLDER]`, the folder
// holding AWS's managed policies, a JSON document a file.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { JsonValue } from '../../src/base/json-value.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Policies } from '../../src/policy/policies.ts'
import type { Request } from '../../src/policy/request.ts'
import { createRandom } from '../policy/random-case.ts'
import { type Row, Table } from './table.ts'

/** Calls a second of processor time, so that a busy machine measures the same: the best of five rounds after a warm-up. */
function callsPerSecond(call: (i: number) => void): number {
  let best = 0
  for (let round = 0; round < 6; round++) {
    const until = performance.now() + 300
    const start = process.cpuUsage()
    let calls = 0
    for (let batch = 1; performance.now() < until; batch = Math.min(batch * 2, 500)) {
      for (let i = 0; i < batch; i++) call(calls + i)
      calls += batch
    }
    const used = process.cpuUsage(start)
    if (round > 0) best = Math.max(best, (calls * 1e6) / (used.user + used.system))
  }
  return best
}

type Say = (what: string, figure: number, unit: string, least?: number) => void

const sayer =
  (add: (row: Row) => void): Say =>
  (what, figure, unit, least) =>
    add({
      what,
      figure: `${figure < 100 ? figure.toFixed(1) : Math.round(figure).toLocaleString('en')} ${unit}`,
      ...(least !== undefined && { bar: `at least ${least.toLocaleString('en')}`, met: figure >= least }),
    })

const version = '2012-10-17'
const policy = (...Statement: JsonValue[]): JsonValue => ({ Version: version, Statement })

// The caller of a database tool: five policies, of which one lets it assume the role of the other account.
const identity: readonly JsonValue[] = [
  policy({ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' }),
  policy(
    { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::example-bucket/*' },
    {
      Effect: 'Deny',
      Action: 's3:*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ),
  policy({
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: 'arn:aws:secretsmanager:*:111122223333:secret:db/*',
  }),
  policy({ Effect: 'Allow', Action: ['ec2:Describe*', 'rds:Describe*'], Resource: '*' }),
  policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db-*' }),
]
const trust = policy({
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:role/app' },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'sts:ExternalId': 'example-id' } },
})
const assume: Request = {
  principal: 'arn:aws:sts::111122223333:assumed-role/app/session',
  action: 'sts:AssumeRole',
  resource: 'arn:aws:iam::444455556666:role/db-reader',
  context: { 'sts:ExternalId': 'example-id', 'aws:SourceIp': '203.0.113.7' },
}
const policies: Policies = { identity, resource: trust }
const compiled = compilePolicies(policies)
const wrong: Request = { ...assume, context: { 'sts:ExternalId': 'other' } }
if (
  evaluate(assume, compiled).decision !== 'allowed' ||
  evaluate(wrong, compiled).decision !== 'implicitDeny'
) {
  throw new Error('the benchmark measures the wrong thing')
}

/** All figures; those over AWS's managed policies if their folder is given. */
export function benchEvaluator(folder: string | undefined, add: (row: Row) => void): void {
  const say = sayer(add)
  const single = callsPerSecond(() => evaluate(assume, compiled))
  say('AssumeRole across accounts, 5 identity policies, compiled: allowed', single, '/s', 1_000_000)
  say(
    '  the same, wrong external id: denied',
    callsPerSecond(() => evaluate(wrong, compiled)),
    '/s',
  )
  say(
    '  the same, reasons read',
    callsPerSecond(() => evaluate(assume, compiled).reasons.length),
    '/s',
  )
  say(
    '  the same, nothing compiled beforehand',
    callsPerSecond(() => evaluate(assume, compilePolicies(policies))),
    '/s',
  )
  if (folder !== undefined) measureManaged(folder, say)
  measureGrowth(say)
}

function measureManaged(path: string, say: Say): void {
  const documents = readdirSync(path)
    .filter(name => name.endsWith('.json'))
    .map(name => documentOf(JSON.parse(readFileSync(join(path, name), 'utf8')) as JsonValue))
    .filter(document => document !== undefined)
  const start = performance.now()
  const all = documents.map(document => compilePolicies({ identity: [document] }))
  say(`${documents.length} managed policies compiled`, performance.now() - start, 'ms')
  const actions = [...new Set(documents.flatMap(actionsOf))]
  const random = createRandom(1)
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)] as T
  const requests = Array.from({ length: 1000 }, (): Request => {
    const action = pick(actions)
    const service = action.slice(0, action.indexOf(':'))
    return {
      ...assume,
      action,
      resource: `arn:aws:${service}:eu-west-1:111122223333:thing/${pick(['a', 'b/c'])}`,
    }
  })
  say(
    `random request against a random managed policy`,
    callsPerSecond(i =>
      evaluate(requests[i % 1000] as Request, all[(i * 7919) % all.length] as (typeof all)[number]),
    ),
    '/s',
  )
  const together = compilePolicies({ identity: documents })
  say(
    `random request against all ${documents.length} at once`,
    callsPerSecond(i => evaluate(requests[i % 1000] as Request, together)),
    '/s',
  )
}

/** The document itself, or what `aws iam get-policy-version` wraps around it. */
function documentOf(value: JsonValue): JsonValue | undefined {
  const object = value as { readonly [member: string]: JsonValue }
  if (object['Statement'] !== undefined) return value
  const inner = (object['PolicyVersion'] ?? object['policy'] ?? object) as {
    readonly [member: string]: JsonValue
  }
  return inner['Document'] ?? inner['document']
}

function actionsOf(document: JsonValue): readonly string[] {
  const { Statement } = document as { readonly Statement: JsonValue }
  return [Statement]
    .flat()
    .flatMap(one => [(one as { readonly Action?: string | string[] }).Action ?? []].flat())
    .filter(action => action.includes(':'))
    .map(action => action.replaceAll('*', 'Things'))
}

/** Eight times as much to do should take about eight times as long; well below that, something else takes the time. */
function measureGrowth(say: Say): void {
  const growth = growthWith(say)
  growth('statements of the action, none matching', [4000, 32_000], count => {
    const statements = Array.from(
      { length: count },
      (_, i): JsonValue => ({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: `arn:aws:iam::444455556666:role/other-${i}-*`,
      }),
    )
    return [assume, compilePolicies({ identity: [policy(...statements)], resource: trust })]
  })
  growth('characters of StringLike *a*a…b, text as long', [1250, 10_000], length => {
    const Condition = { StringLike: { k: `${'*a'.repeat(length / 2)}b` } }
    const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition }
    const request = { ...assume, context: { k: 'a'.repeat(length) } }
    return [request, compilePolicies({ identity: [policy(statement)] })]
  })
  growth('characters of Resource a*a*…b, ARN as long, with a colon', [1250, 10_000], length => {
    const Resource = `arn:aws:s3:::${'a*'.repeat(length / 2)}b`
    const request = { ...assume, resource: `arn:aws:s3:::${'a'.repeat(length)}:c` }
    return [request, compilePolicies({ identity: [policy({ Effect: 'Allow', Action: '*', Resource })] })]
  })
  growth(
    'characters of Resource a*a*…b in the account, where no star takes a colon',
    [1250, 10_000],
    length => {
      const Resource = `arn:aws:s3::${'a*'.repeat(length / 2)}b:c`
      const request = { ...assume, resource: `arn:aws:s3::${'a'.repeat(length)}:b:c` }
      return [request, compilePolicies({ identity: [policy({ Effect: 'Allow', Action: '*', Resource })] })]
    },
  )
}

type Task = readonly [Request, ReturnType<typeof compilePolicies>]

const growthWith =
  (say: Say) =>
  (what: string, [small, large]: readonly [number, number], make: (size: number) => Task): void => {
    const [little = 0, much = 0] = [small, large].map(size => {
      const [request, compiledTask] = make(size)
      return 1e6 / callsPerSecond(() => evaluate(request, compiledTask))
    })
    say(`${large.toLocaleString('en')} ${what}`, much, 'µs')
    say(`  ${large / small} times as much as before takes so many times as long`, much / little, '×')
  }

if (process.argv[1]?.endsWith('evaluate.ts')) {
  const table = new Table()
  benchEvaluator(process.argv[2], row => table.add('Evaluator', row))
}
