// The shortcuts must never change a finding: everything is judged with and without them.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { JsonValue } from '../../src/base/json-value.ts'
import type { Example } from '../../src/engine/define-rule.ts'
import { planRules } from '../../src/engine/plan-rules.ts'
import { createJudge } from '../../src/engine/run-rules.ts'
import { isUsualStatement } from '../../src/engine/usual-form.ts'
import { type ReadOptions, readDocument } from '../../src/input/read-document.ts'
import { type Policy, policyTypes, statementsOf } from '../../src/model/policy.ts'
import { operatorTexts } from '../../src/policy/operators/operator-name.ts'
import { testAsk } from '../helpers/try-rule.ts'
import { wholeRules } from '../helpers/whole-rules.ts'

const ask = await testAsk()
const plan = planRules(rules)

async function judgedBothWays(documents: readonly { text: string; options?: ReadOptions }[]) {
  const judges = [createJudge(plan, ask), createJudge(plan, ask, { shortcuts: false })]
  const results = judges.map(async judge => {
    const findings: string[] = []
    for (const { text, options } of documents) {
      const { findings: found, crashes } = judge.judge(await readDocument('x.json', text, options))
      findings.push(...found.map(({ rule, at, message }) => `${rule.id} ${JSON.stringify(at)} ${message}`))
      findings.push(...crashes.map(crash => `crashed ${crash.rule}`))
    }
    return findings
  })
  return Promise.all(results)
}

function textOf(example: Example): string {
  if ('text' in example) return example.text
  return JSON.stringify('files' in example ? Object.values(example.files) : example.document)
}

const examples = wholeRules.flatMap(rule => [...rule.examples.bad, ...rule.examples.good])

describe('shortcuts', () => {
  it('change no finding of any example, judged one after the other, twice', async () => {
    const documents = examples.map(example => ({
      text: textOf(example),
      options: { policyType: example.policyType },
    }))
    const [fast, slow] = await judgedBothWays([...documents, ...documents])
    expect(fast).toEqual(slow)
  }, 60_000)

  it('change no finding of documents bent at random', async () => {
    const bases = examples.flatMap(example => ('document' in example ? [example.document] : []))
    const odd = fc.constantFrom<JsonValue>('', '*', [], {}, [''], null, 7, true, ['a', 1], 'x\u0000y', {
      AWS: '*',
    })
    const bent = fc.array(
      fc.tuple(fc.constantFrom(...bases), fc.nat(), odd, fc.constantFrom('set', 'drop', 'add')),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    await fc.assert(
      fc.asyncProperty(bent, async list => {
        const documents = list.map(([base, at, value, how]) => ({
          text: JSON.stringify(bend(base, at, value, how)),
        }))
        const [fast, slow] = await judgedBothWays([...documents, ...documents])
        expect(fast).toEqual(slow)
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})

describe('shortcuts for texts and conditions', () => {
  const oneOf = (...texts: readonly string[]) => fc.constantFrom(...texts)
  const arn = fc
    .tuple(
      oneOf(...Array(9).fill('arn'), 'ARN', ' arn'),
      oneOf(...Array(9).fill('aws'), '*', 'aws-cn', 'amazon', ''),
      oneOf('s3', 'ec2', 'iam', 'sts', 'rds', 'rds-db', 'r-ds-db', 'rdsdb', 'mediaconnect', 'EC2', '*', ''),
      oneOf('', '*', 'eu-west-1', 'eu-west-9', 'cn-north-1', 'eu-esat-1', 'REGION', 'x*', '${aws:username}'),
      oneOf(
        '',
        '*',
        'aws',
        '111122223333',
        '000000000000',
        '11112222333',
        'acme',
        'ACCOUNT',
        '1111-2222-3333',
      ),
      oneOf('*', 'role/app', 'role', 'assumed-role/a/b', 'dbuser:db-ABCDEFGHIJKL01234/app', 'dbuser:orders/'),
      oneOf(
        '',
        '*',
        '/*',
        '/your-bucket',
        '/<name>',
        '/AWSReservedSSO_Admin',
        '/a b',
        '/{x}',
        '\u00e9',
        '$',
        ':x',
      ),
    )
    .map(parts => parts.slice(0, 6).join(':') + parts[6])
  const text = fc.oneof(
    arn,
    arn.map(one => one.slice(0, one.lastIndexOf(':'))),
    oneOf(
      '*',
      '**',
      'true',
      'TRUE',
      '12',
      '1111-2222-3333',
      'o-1',
      'ec2.amazonaws.com',
      'ecs-tasks.amazonaws.com',
      'lambda.eu-west-1.amazonaws.com',
      'a*',
      'a?',
      '${aws:a}',
      '',
    ),
    oneOf(
      '10.0.0.0/8',
      '2026-01-01',
      'vpc-1',
      'YOUR_NAME',
      'your-id',
      'x',
      ' x',
      'db\u2013x',
      '::',
      '$aws:username',
    ),
  )
  const key = oneOf(
    ...[
      'aws:SourceIp',
      'aws:SourceArn',
      'aws:PrincipalArn',
      'aws:sourceaccount',
      'aws:TagKeys',
      'aws:tagkeys',
    ],
    ...['aws:RequestTag/a', 'aws:ResourceTag/a b', 'aws:PrincipalTag/', 'aws:CalledVia', 'aws:CurrentTime'],
    ...[
      'sts:ExternalId',
      'sts:SourceIdentity',
      'iam:PassedToService',
      'kms:ViaService',
      'ec2:IsLaunchTemplateResource',
    ],
    ...[
      'ec2:nonsense',
      'aws:nonsense',
      'aws:user',
      'no-prefix',
      'YOUR:KEY',
      'sts:',
      'github.com:sub',
      'ec2: a',
    ],
    ...['s3:prefix', 's3:max-keys', 'kms:EncryptionContext:a', 'aws:ViaAWSService', 'aws:principalorgid'],
  )
  const operator = fc.oneof(
    oneOf(...operatorTexts),
    oneOf('StringEquals', 'StringLike', 'Null', 'Bool', 'stringlike'),
  )
  const values = fc.oneof(
    text,
    fc.array(text, { maxLength: 3 }),
    fc.constantFrom<JsonValue>(true, 7, [], [true], {}),
  )
  const principals = fc.oneof(
    fc.record({ AWS: text }),
    fc.record({
      AWS: oneOf('arn:aws:iam::111122223333:role/app', 'arn:aws:iam::111122223333:role/YOUR_ROLE'),
    }),
    fc.dictionary(
      oneOf('AWS', 'Service', 'Federated', 'CanonicalUser', 'service'),
      fc.oneof(text, fc.array(text, { maxLength: 2 })),
      { maxKeys: 2 },
    ),
    text,
  )
  const statement = fc.record(
    {
      Effect: oneOf('Allow', 'Deny'),
      Action: fc.array(
        oneOf('s3:GetObject', 'rds-db:connect', 'ec2:*', 'iam:PassRole', 'sts:AssumeRole', 'sts:*'),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      Resource: fc.array(text, { minLength: 1, maxLength: 3 }),
      NotResource: text,
      Principal: principals,
      Condition: fc.dictionary(operator, fc.dictionary(key, values, { maxKeys: 3 }), { maxKeys: 2 }),
    },
    { requiredKeys: ['Effect', 'Action'] },
  )

  it('change no finding', async () => {
    const policies = fc.array(
      fc.tuple(
        fc.record({
          Version: oneOf('2012-10-17', '2008-10-17'),
          Statement: fc.array(statement, { maxLength: 3 }),
        }),
        fc.option(fc.constantFrom(...policyTypes), { nil: undefined }),
      ),
      { minLength: 1, maxLength: 3 },
    )
    await fc.assert(
      fc.asyncProperty(policies, async list => {
        const documents = list.map(([policy, policyType]) => ({
          text: JSON.stringify(policy),
          options: { policyType },
        }))
        const [fast, slow] = await judgedBothWays([...documents, ...documents])
        expect(fast).toEqual(slow)
      }),
      { numRuns: 800 },
    )
  }, 60_000)
})

/** Changes the member number `at` of all the members in a value. */
function bend(base: JsonValue, at: number, value: JsonValue, how: string): JsonValue {
  const copy = structuredClone(base) as JsonValue
  const members: { readonly holder: Record<string, JsonValue>; readonly name: string }[] = []
  const collect = (node: JsonValue) => {
    if (typeof node !== 'object' || node === null) return
    for (const name of Object.keys(node)) {
      members.push({ holder: node as Record<string, JsonValue>, name })
      collect((node as Record<string, JsonValue>)[name] as JsonValue)
    }
  }
  collect(copy)
  const member = members[at % Math.max(1, members.length)]
  if (!member) return copy
  if (how === 'drop' && !Array.isArray(member.holder)) delete member.holder[member.name]
  else member.holder[how === 'add' ? `${member.name}x` : member.name] = value
  return copy
}

describe('isUsualStatement', () => {
  const policy = { type: 'identity', typeSource: 'shape', pointer: '', textLength: 0 } as const
  const isUsual = (raw: object) => {
    const whole: Policy = { ...policy, root: { Statement: raw as never } }
    return statementsOf(whole).every(isUsualStatement)
  }
  const usual = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*' }

  it.each([
    [usual, true],
    [{ ...usual, Sid: 'Read1' }, true],
    [{ ...usual, Condition: { StringEquals: { 'aws:a': ['b'] } } }, true],
    [{ ...usual, Sid: 'a-b' }, false],
    [{ ...usual, Effect: 'allow' }, false],
    [{ ...usual, Action: [] }, false],
    [{ ...usual, Resource: ['a', 1] }, false],
    [{ ...usual, Principal: '*' }, false],
    [{ ...usual, Condition: {} }, false],
    [{ ...usual, Condition: { stringEquals: { a: 'b' } } }, false],
    [{ ...usual, Condition: { Bool: { a: true } } }, false],
    [{ Effect: 'Allow', Action: 's3:GetObject' }, false],
  ])('%j', (raw, expected) => {
    expect(isUsual(raw)).toBe(expected)
  })
})
