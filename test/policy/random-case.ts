// Random requests and policies that nearly fit each other: names, patterns and values come from small pools, and most of
// what a policy says is made from the request by changing a little.

import type { Policies, PolicyEntry } from '../../src/policy/policies.ts'
import type { Request, RequestValue } from '../../src/policy/request.ts'

/** A generator of numbers in [0, 1) that gives the same sequence for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface RandomCase {
  readonly request: Request
  readonly policies: Policies
}

const accounts = ['111122223333', '444455556666'] as const
const roleOf = (account: string, name = 'app') => `arn:aws:iam::${account}:role/${name}`

const principals = accounts.flatMap(account => [
  `arn:aws:iam::${account}:user/bob`,
  `arn:aws:iam::${account}:user/team/alice`,
  roleOf(account),
  roleOf(account, 'team/db'),
  roleOf(account, 'aws-service-role/x.amazonaws.com/AWSServiceRoleForX'),
  `arn:aws:sts::${account}:assumed-role/app/s1`,
  `arn:aws:sts::${account}:assumed-role/db/s2`,
  `arn:aws:sts::${account}:assumed-role/AWSServiceRoleForX/s3`,
  `arn:aws:sts::${account}:federated-user/carol`,
  `arn:aws:iam::${account}:root`,
  `arn:aws:iam::${account}:oidc-provider/token.example.com`,
])
const others = ['ec2.amazonaws.com', 'rds.amazonaws.com', 'accounts.google.com', 'anonymous']
const everyone = [...principals, ...others]

const actions = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithWebIdentity',
  'sts:TagSession',
  's3:GetObject',
  'rds-db:connect',
  'rds:StartDBInstance',
  'kms:Decrypt',
  'sts:GetCallerIdentity',
]

const resources: Readonly<Record<string, readonly string[]>> = {
  sts: [roleOf(accounts[0], 'db'), roleOf(accounts[1], 'db'), roleOf(accounts[1], 'team/db')],
  s3: ['arn:aws:s3:::bucket/home/bob/x', 'arn:aws:s3:::bucket/a:b', '*'],
  'rds-db': accounts.map(account => `arn:aws:rds-db:eu-west-1:${account}:dbuser:db-ABC/app`),
  rds: accounts.map(account => `arn:aws:rds:eu-west-1:${account}:db:main`),
  kms: accounts.map(account => `arn:aws:kms:eu-west-1:${account}:key/k1`),
}

const keys = [
  'sts:ExternalId',
  'aws:PrincipalTag/team',
  'aws:TagKeys',
  'aws:SourceIp',
  'aws:CurrentTime',
  'aws:MultiFactorAuthPresent',
  'aws:MultiFactorAuthAge',
  'aws:SourceArn',
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:username',
  'aws:userid',
  'aws:PrincipalType',
  'aws:PrincipalIsAWSService',
  'aws:ResourceAccount',
  'aws:UserAgent',
]

const strings = ['a', 'b', 'A', 'ab', 'a*', 'a?', '*', '', 'bob', 'true', 'app', '111122223333', 'x:y']
const patterns = [
  'a',
  'a*',
  '*b',
  'a?',
  '*',
  '?',
  '',
  'B*',
  'bob',
  '${aws:username}',
  '${aws:PrincipalTag/team}',
  "${aws:PrincipalTag/team, 'a'}",
  'a${*}',
  '${?}',
  'a${$}',
  '${aws:userid}',
  '${aws:PrincipalAccount}',
  '*${aws:username}*',
  '${aws:TagKeys}',
  '${unclosed',
]
const numbers = ['0', '1', '1.0', '-1', '2.5', '10', '9', 'x']
const dates = [
  '2026',
  '2026-01',
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  '2026-01-01T01:00:00+01:00',
  '1767225600',
  '1767225601',
  '0',
  '2025-12-31T23:59:59.5Z',
  'soon',
]
const addresses = ['203.0.113.7', '203.0.113.8', '2001:db8::1', '2001:DB8:0:0:0:0:0:1', '::1', '10.0.0.1']
const ranges = [
  '203.0.113.0/24',
  '203.0.113.7',
  '0.0.0.0/0',
  '::/0',
  '2001:db8::/32',
  '2001:db8::1',
  '203.0.113.8/31',
  '10.0.0.0/9',
  '::1/128',
  '128.0.0.0/1',
]
const arns = [
  roleOf(accounts[0]),
  roleOf(accounts[1]),
  roleOf(accounts[0], 'team/db'),
  'arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABC/app',
  'app',
  'arn:aws:iam',
]
const arnPatterns = [
  ...arns,
  'arn:aws:iam::*:role/*',
  'arn:aws:iam::*:role/a?p',
  'arn:aws:*',
  '*',
  'arn:*:iam::${aws:PrincipalAccount}:role/*',
  '${aws:PrincipalArn}',
  'arn:aws:rds-db:*:*:dbuser:*/${aws:PrincipalTag/team}',
  'arn:aws:rds-db:*:dbuser:*/*',
  '${aws:SourceArn}',
  'arn:aws:iam::*:*',
]

const families: readonly (readonly [readonly string[], readonly string[], readonly string[]])[] = [
  [
    [
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
      'StringLike',
      'StringNotLike',
    ],
    patterns,
    strings,
  ],
  [
    [
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThan',
      'NumericLessThanEquals',
      'NumericGreaterThan',
      'NumericGreaterThanEquals',
    ],
    numbers,
    numbers,
  ],
  [
    [
      'DateEquals',
      'DateNotEquals',
      'DateLessThan',
      'DateLessThanEquals',
      'DateGreaterThan',
      'DateGreaterThanEquals',
    ],
    dates,
    dates,
  ],
  [['Bool'], ['true', 'false', 'True', '${aws:PrincipalIsAWSService}', 'x'], ['true', 'false', 'TRUE', 'x']],
  [['BinaryEquals'], ['QQ==', 'Qg==', ''], ['QQ==', 'Qg==']],
  [['IpAddress', 'NotIpAddress'], ranges, addresses],
  [['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'], arnPatterns, arns],
]

/** One request and the policies around it. */
export function randomCase(random: () => number): RandomCase {
  const chance = (likelihood: number) => random() < likelihood
  const pick = <T>(pool: readonly T[]): T => pool[Math.floor(random() * pool.length)] as T
  const several = <T>(make: () => T, most: number): T[] =>
    Array.from({ length: 1 + Math.floor(random() * most) }, make)

  const principal = chance(0.8) ? pick(principals) : pick(everyone)
  const action = pick(actions)
  const service = action.slice(0, action.indexOf(':'))
  const resource = pick(resources[service] ?? ['*'])
  const context: Record<string, RequestValue> = {}

  function anyCase(text: string): string {
    return chance(0.1) ? text.toUpperCase() : chance(0.1) ? text.toLowerCase() : text
  }

  function value(pool: readonly string[]): RequestValue {
    if (chance(0.12)) return { unknown: true }
    if (chance(0.25)) return Array.from({ length: Math.floor(random() * 4) }, () => pick(pool))
    return pick(pool)
  }

  function condition(): Record<string, Record<string, string | string[]>> {
    const [operators, wanted, found] = pick(families)
    const key = pick(keys)
    if (chance(0.7) && context[key] === undefined) context[anyCase(key)] = value(found)
    if (chance(0.08)) return { Null: { [key]: pick(['true', 'false']) } }
    const qualifier = chance(0.3) ? pick(['ForAllValues:', 'ForAnyValue:']) : ''
    const name = `${qualifier}${pick(operators)}${chance(0.25) ? 'IfExists' : ''}`
    return { [name]: { [anyCase(key)]: chance(0.6) ? pick(wanted) : several(() => pick(wanted), 3) } }
  }

  function actionElement(): Record<string, unknown> {
    const name = action.slice(service.length + 1)
    const pool = [
      action,
      anyCase(action),
      `${service}:*`,
      '*',
      `${service}:${name.slice(0, 4)}*`,
      `${service}:?${name.slice(1)}`,
      pick(actions),
      `${service}*:*`,
    ]
    const element = chance(0.15) ? 'NotAction' : 'Action'
    return { [element]: chance(0.7) ? pick(pool) : several(() => pick(pool), 3) }
  }

  function resourceElement(): Record<string, unknown> {
    const half = Math.floor(resource.length * random())
    const pool = [
      resource,
      resource,
      '*',
      '*',
      `${resource.slice(0, half)}*`,
      `${resource.slice(0, half)}*${resource.slice(half + 1 + Math.floor(random() * 4))}`,
      `${resource.slice(0, half)}?${resource.slice(half + 1)}`,
      `*${resource.slice(half)}`,
      resource.replace(/[^:]+$/, '*'),
      resource.replace(/:[^:]*:[^:]*:/, ':*:'),
      resource.replace('bob', '${aws:username}'),
      resource.replace('app', "${aws:PrincipalTag/team, 'app'}"),
      resource.replace('app', '${aws:PrincipalTag/team}'),
      resource.replace(/\d{12}/, '${aws:PrincipalAccount}'),
      pick(resources[pick(['sts', 's3', 'rds-db'])] ?? []),
    ]
    const element = chance(0.15) ? 'NotResource' : 'Resource'
    return { [element]: chance(0.7) ? pick(pool) : several(() => pick(pool), 3) }
  }

  function principalElement(): Record<string, unknown> {
    const element = chance(0.12) ? 'NotPrincipal' : 'Principal'
    if (chance(0.15)) return { [element]: '*' }
    const account = /:(\d{12}):/.exec(principal)?.[1] ?? accounts[0]
    const role = /assumed-role\/([^/]+)\//.exec(principal)?.[1] ?? 'app'
    const near = [
      principal,
      principal,
      roleOf(account, role),
      roleOf(account, `team/${role}`),
      `arn:aws:iam::${account}:root`,
      account,
      pick(principals),
      pick(accounts),
      '*',
    ]
    return {
      [element]: {
        AWS: several(() => pick(near), 2),
        ...(chance(0.3) && { Service: pick(others) }),
        ...(chance(0.3) && {
          Federated: several(() => pick([principal, 'accounts.google.com', pick(principals)]), 2),
        }),
      },
    }
  }

  function statement(withPrincipal: boolean, deny: number): Record<string, unknown> {
    return {
      Effect: chance(deny) ? 'Deny' : 'Allow',
      ...(withPrincipal && principalElement()),
      ...actionElement(),
      ...((!withPrincipal || chance(0.3)) && resourceElement()),
      ...(chance(0.55) && { Condition: Object.assign({}, ...several(condition, 2)) as object }),
    }
  }

  function document(withPrincipal: boolean, deny = 0.15): PolicyEntry {
    if (chance(0.03)) return { unseen: 'not in the dump' }
    const version = chance(0.8) ? { Version: '2012-10-17' } : chance(0.5) ? { Version: '2008-10-17' } : {}
    const statements = several(() => statement(withPrincipal, deny), 3)
    const text = {
      ...version,
      Statement: statements.length === 1 && chance(0.5) ? statements[0] : statements,
    }
    return (chance(0.1) ? { name: 'named', document: text } : text) as PolicyEntry
  }

  const list = (withPrincipal: boolean, most: number, deny?: number): PolicyEntry[] =>
    several(() => document(withPrincipal, deny), most)
  const levels = (withPrincipal: boolean, deny: number) =>
    several(
      () => (chance(0.05) ? [] : chance(0.03) ? { unseen: 'not readable' } : list(withPrincipal, 2, deny)),
      2,
    )

  const policies: Policies = {
    ...(chance(0.75) && { identity: chance(0.03) ? { unseen: 'not readable' } : list(false, 3) }),
    ...(chance(0.7) && { resource: document(true) }),
    ...(chance(0.25) && { boundary: list(false, 1, 0.1) }),
    ...(chance(0.2) && { scp: chance(0.05) ? { unseen: 'not readable' } : levels(false, 0.1) }),
    ...(chance(0.2) && { rcp: chance(0.05) ? { unseen: 'not readable' } : levels(true, 0.8) }),
    ...(chance(0.25) && { session: list(false, 2, 0.1) }),
  }
  const request: Request = {
    principal,
    action: anyCase(action),
    resource,
    ...(chance(0.2) && { resourceAccount: pick(accounts) }),
    context,
  }
  return { request, policies }
}
