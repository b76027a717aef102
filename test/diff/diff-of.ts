// Two texts compared as two states of one document.

import { compareDocuments } from '../../src/api/compare-documents.ts'
import type { JsonObject, JsonValue } from '../../src/base/json-value.ts'
import type { LocatedDiff } from '../../src/diff/located-diff.ts'
import { readDocument } from '../../src/input/read-document.ts'
import type { PolicyType } from '../../src/model/policy.ts'
import { emptySetup } from '../../src/model/setup.ts'
import { compilePolicies } from '../../src/policy/compile.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Request } from '../../src/policy/request.ts'
import { changeSentence } from '../../src/report/diff-words.ts'

/** A trust policy of these Allow statements about `sts:AssumeRole`. */
export function trust(...statements: readonly object[]): JsonObject {
  const all = statements.map(one => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...one }))
  return { Version: '2012-10-17', Statement: all as unknown as JsonValue }
}

/** Permissions to connect: each a resource, or a statement. */
export function permissions(...statements: readonly (string | object)[]): JsonObject {
  const all = statements.map(one => ({
    Effect: 'Allow',
    Action: 'rds-db:connect',
    ...(typeof one === 'string' ? { Resource: one } : { Resource: '*', ...one }),
  }))
  return { Version: '2012-10-17', Statement: all as unknown as JsonValue }
}

/** Documents are values, or texts as they are. */
export async function diffOf(
  before: JsonValue,
  after: JsonValue,
  policyType?: PolicyType,
): Promise<LocatedDiff> {
  const stateOf = async (content: JsonValue) => ({
    documents: [
      await readDocument('policy.json', typeof content === 'string' ? content : JSON.stringify(content), {
        policyType,
      }),
    ],
    setup: emptySetup,
    keyOf: () => '',
  })
  return compareDocuments(await stateOf(before), await stateOf(after))
}

/** The sentences, with a sign. */
export function lines({ changes }: LocatedDiff): readonly string[] {
  return changes.map(change => `${change.effect === 'added' ? '+' : '-'} ${changeSentence(change)}`)
}

const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }

/** What a trust policy decides, the caller's side allowing everything. */
export function compileOf(resource: JsonValue): (request: Request) => string {
  const policies = compilePolicies({ identity: [everything], session: [everything], resource })
  return request => evaluate(request, policies).decision
}
