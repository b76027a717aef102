// Reads the cases under fixtures/policy. A file holds a page, perhaps a request and policies that its cases share, and
// the cases; a case overrides members of both. `condition` is short for an identity policy that allows everything under it;
// `«Name»` is a part of a text that is not known.

import { readdirSync, readFileSync } from 'node:fs'
import type { JsonObject, JsonValue } from '../../src/base/json-value.ts'
import { unknownText } from '../../src/base/unknown-text.ts'
import type { Policies } from '../../src/policy/policies.ts'
import type { Request, RequestValue } from '../../src/policy/request.ts'

export interface Expectation {
  readonly decision: string
  readonly outcomes?: readonly string[]
  /** Keys, and slots of unseen policies. */
  readonly dependsOn?: readonly string[]
  /** `note`, with what it is about after a colon. */
  readonly notes?: readonly string[]
  /** Sids, or `slot#index`, of the statements that decide. */
  readonly deciding?: readonly string[]
  /** `slot` or `slot/level`. */
  readonly missing?: readonly string[]
}

export interface Case {
  readonly id: string
  readonly why: string
  readonly page: string
  readonly file: string
  readonly request: Request
  readonly policies: Policies
  readonly expect: Expectation
}

interface RawCase {
  readonly id: string
  readonly why: string
  readonly page?: string
  readonly request?: Partial<Request>
  readonly context?: Readonly<Record<string, RequestValue>>
  readonly policies?: Policies
  readonly condition?: JsonObject
  readonly version?: string
  readonly expect: string | Expectation
}

interface RawFile {
  readonly page: string
  readonly request?: Partial<Request>
  readonly policies?: Policies
  readonly cases: readonly RawCase[]
}

const plainRequest: Request = {
  principal: 'arn:aws:sts::111122223333:assumed-role/app/session',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::example-bucket/key',
}

export function readCases(): readonly Case[] {
  const root = 'fixtures/policy'
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .sort()
    .flatMap(name => readFile(`${root}/${name}`))
}

function readFile(file: string): readonly Case[] {
  const text = readFileSync(file, 'utf8').replace(/«([^»]+)»/g, (_, name: string) => unknownText(name))
  const raw = JSON.parse(text) as RawFile
  return raw.cases.map(one => {
    const request = { ...plainRequest, ...raw.request, ...one.request }
    return {
      id: one.id,
      why: one.why,
      page: one.page ?? raw.page,
      file,
      request: one.context ? { ...request, context: { ...request.context, ...one.context } } : request,
      policies: { ...raw.policies, ...(one.condition && { identity: [allowing(one)] }), ...one.policies },
      expect: typeof one.expect === 'string' ? { decision: one.expect } : one.expect,
    }
  })
}

function allowing({ condition, version = '2012-10-17' }: RawCase): JsonValue {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition ?? {} }
  return version === '' ? { Statement: statement } : { Version: version, Statement: statement }
}
