// The schema for editors and the rules agree: what the schema rejects, a rule of the syntax family reports as an
// error. The other way round need not hold: rules know more than a grammar can say.

import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isObject, type JsonValue } from '../../src/base/json-value.ts'
import { typeByShape } from '../../src/input/policy-shape.ts'
import type { PolicyType } from '../../src/model/policy.ts'
import { operatorNames } from '../../src/policy/operators/operator-name.ts'
import { findingsOf } from '../helpers/try-rule.ts'
import { wholeFamily } from '../helpers/whole-rules.ts'

const schema = JSON.parse(readFileSync('schemas/policy.v1.json', 'utf8')) as {
  $defs: { condition: { properties: object } }
}
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false })
ajv.addSchema(schema)

const kinds = ['identity', 'trust', 'resource'] as const
type Kind = (typeof kinds)[number]

const validators = Object.fromEntries(
  kinds.map(kind => [kind, ajv.compile({ $ref: `policy.v1.json#/$defs/${kind}` })]),
) as Record<Kind, ValidateFunction>
const anyPolicy = ajv.compile({ $ref: 'policy.v1.json' })

const kindOf: Readonly<Partial<Record<PolicyType, Kind>>> = {
  identity: 'identity',
  boundary: 'identity',
  scp: 'identity',
  session: 'identity',
  trust: 'trust',
  resource: 'resource',
}

const syntaxRules = wholeFamily('syntax')

async function errorsOf(document: JsonValue, policyType: PolicyType): Promise<readonly string[]> {
  const findings = await findingsOf(syntaxRules, { document, policyType })
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

/** The type an example is checked as: the one it tells, or the one that its shape tells. */
function typeOf(document: JsonValue, told: PolicyType | undefined): PolicyType | undefined {
  return told ?? (isObject(document) && 'Statement' in document ? typeByShape(document) : undefined)
}

describe('examples of the rules', () => {
  const examples = syntaxRules.flatMap(({ id, examples: { bad, good } }) =>
    [bad, good].flatMap((list, isGood) =>
      list.flatMap(example => {
        if (!('document' in example)) return []
        const { document } = example
        const type = typeOf(document, example.policyType)
        const kind = type && kindOf[type]
        return type && kind ? [{ id, quality: isGood ? 'good' : 'bad', kind, type, document }] : []
      }),
    ),
  )

  it.each(examples)('$id: $quality $type', async ({ quality, kind, type, document }) => {
    const isValid = validators[kind](document)
    if (quality === 'good') expect(validators[kind].errors).toBeNull()
    if (!isValid) expect(await errorsOf(document, type)).not.toEqual([])
  })

  it('are accepted as some policy where they are good', () => {
    for (const { id, examples: all } of syntaxRules) {
      for (const example of all.good) {
        if (!('document' in example) || !isObject(example.document) || !('Statement' in example.document))
          continue
        expect(anyPolicy(example.document), `${id}: ${ajv.errorsText(anyPolicy.errors)}`).toBe(true)
      }
    }
  })
})

it('offers every operator', () => {
  expect(Object.keys(schema.$defs.condition.properties).sort()).toEqual([...operatorNames].sort())
})

const samples: Readonly<Record<Kind, JsonValue>> = {
  identity: {
    Version: '2012-10-17',
    Id: 'sample',
    Statement: [
      {
        Sid: 'Connect',
        Effect: 'Allow',
        Action: ['rds-db:connect'],
        Resource: ['arn:aws:rds-db:eu-central-1:111122223333:dbuser:db-K7QW3TZ5M2XN4RB6CJ8PLVHDFA/reader'],
        Condition: {
          StringEquals: { 'aws:RequestedRegion': ['eu-central-1'] },
          Bool: { 'aws:SecureTransport': true },
        },
      },
      { Sid: 'Rest', Effect: 'Deny', NotAction: 'rds-db:connect', NotResource: '*' },
    ],
  },
  trust: {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Vendor',
        Effect: 'Allow',
        Principal: { AWS: ['arn:aws:iam::111122223333:role/bytebase'] },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' } },
      },
    ],
  },
  resource: {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Vendor access',
        Effect: 'Allow',
        Principal: { AWS: '111122223333' },
        Action: ['secretsmanager:GetSecretValue'],
        Resource: '*',
      },
      { Effect: 'Deny', NotPrincipal: { AWS: '111122223333' }, Action: 'secretsmanager:*', Resource: '*' },
    ],
  },
}

it.each(kinds)('accepts a %s policy', kind => {
  expect(validators[kind](samples[kind])).toBe(true)
})

/** Something else in the place of one value, one member more, or one less. */
const mutation = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'rename', 'add', 'wrap', 'empty'),
  value: fc.oneof(
    fc.constantFrom<JsonValue>(null, true, 7, '', '*', 'x', [], {}, [null], ['*', 3], { a: 1 }, [[]]),
    fc.jsonValue({ maxDepth: 2 }).map(value => value as JsonValue),
  ),
  name: fc.oneof(
    fc.constantFrom(
      'effect',
      'Actions',
      'NotAction',
      'Resource',
      'NotResource',
      'Principal',
      'NotPrincipal',
      'Id',
    ),
    fc.string({ maxLength: 6 }),
  ),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never

interface Spot {
  readonly parent: JsonValue[] | Record<string, JsonValue>
  readonly key: string | number
}

/** The values of a document that a mutation may change. What a principal says is other rules' business. */
function spotsOf(value: JsonValue, found: Spot[] = []): Spot[] {
  if (typeof value !== 'object' || value === null) return found
  for (const [name, child] of Object.entries(value)) {
    found.push({ parent: value as Spot['parent'], key: Array.isArray(value) ? Number(name) : name })
    if (name !== 'Principal' && name !== 'NotPrincipal') spotsOf(child, found)
  }
  return found
}

function mutate(document: JsonValue, { at, how, value, name }: Mutation): void {
  const spots = spotsOf(document)
  const spot = spots[at % Math.max(1, spots.length)]
  if (!spot) return
  const parent = spot.parent as Record<string | number, JsonValue>
  const current = parent[spot.key] as JsonValue
  switch (how) {
    case 'replace':
      parent[spot.key] = value
      break
    case 'empty':
      parent[spot.key] = Array.isArray(current) ? [] : isObject(current) ? {} : ''
      break
    case 'wrap':
      parent[spot.key] = [current]
      break
    case 'remove':
      if (Array.isArray(spot.parent)) spot.parent.splice(Number(spot.key), 1)
      else delete parent[spot.key]
      break
    case 'rename':
      if (Array.isArray(spot.parent)) return
      delete parent[spot.key]
      Object.defineProperty(parent, name, {
        value: current,
        enumerable: true,
        writable: true,
        configurable: true,
      })
      break
    case 'add':
      if (isObject(current))
        Object.defineProperty(current, name, { value, enumerable: true, writable: true, configurable: true })
      break
  }
}

/** A string for a principal that is neither `*` nor in an object: not the grammar's fault, but the string's. */
function hasBarePrincipal(document: JsonValue): boolean {
  return /"(Not)?Principal":"(?!\*"|")/.test(JSON.stringify(document)) || hasUnknownKind(document)
}

function hasUnknownKind(document: JsonValue): boolean {
  return spotsOf(document).some(({ parent, key }) => {
    if (key !== 'Principal' && key !== 'NotPrincipal') return false
    const principal = (parent as Record<string, JsonValue>)[key]
    return (
      isObject(principal ?? null) &&
      Object.keys(principal as object).some(kind => !/^(AWS|Service|Federated|CanonicalUser)$/.test(kind))
    )
  })
}

describe.each(kinds)('a damaged %s policy', kind => {
  it('is reported whenever the schema rejects it', async () => {
    let rejected = 0
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async mutations => {
        const document = structuredClone(samples[kind])
        for (const one of mutations) mutate(document, structuredClone(one))
        if (validators[kind](document) || hasBarePrincipal(document)) return
        rejected++
        expect(await errorsOf(document, kind)).not.toEqual([])
      }),
      { numRuns: 400 },
    )
    expect(rejected).toBeGreaterThan(100)
  })
})
