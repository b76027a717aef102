// Policies somewhere in the documents of other tools: manifests of Kubernetes, tasks of Ansible, programs of Pulumi. Only what
// has all the marks of a policy is taken for one. Loaded only for documents that are nothing else and speak of statements.

import { childPointer } from '../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../base/json-value.ts'
import type { Policy } from '../../model/policy.ts'
import { typeByShape } from '../policy-shape.ts'
import { withUnknownValues } from '../rendered-later.ts'

const deepest = 20

/** `origin` tells what the tool will fill in from what others do. */
export function embeddedPolicies(value: JsonValue, origin: string, textLength: number): EmbeddedPolicies {
  const found = [...policiesIn(value, '', 0)]
  return {
    policies: found.map(({ pointer, root, isText }) => ({
      type: typeByShape(root),
      typeSource: 'shape',
      pointer,
      root: withUnknownValues(root, origin) as JsonObject,
      textLength,
      ...(isText && { writtenAs: 'json-text' }),
    })),
    sources: new Map(
      found.flatMap(({ pointer, isBare }) => (isBare ? [[`${pointer}/Statement`, pointer] as const] : [])),
    ),
  }
}

export interface EmbeddedPolicies {
  readonly policies: readonly Policy[]
  /** Pointers in policies → in the document, where the two differ: also the sign that edits are made only where they do not. */
  readonly sources: ReadonlyMap<string, string>
}

interface Embedded {
  readonly pointer: string
  readonly root: JsonObject
  readonly isText: boolean
  /** The tool puts the policy around them. */
  readonly isBare?: true
}

function* policiesIn(value: JsonValue, pointer: string, depth: number): Iterable<Embedded> {
  if (depth > deepest) return
  const isText = typeof value === 'string'
  const root = isText ? objectIn(value) : value
  if (isObject(root ?? null) && isPolicy(root as JsonObject))
    yield { pointer, root: root as JsonObject, isText }
  else if (isArray(value))
    for (const [index, item] of value.entries())
      yield* policiesIn(item, childPointer(pointer, index), depth + 1)
  else if (isObject(value))
    for (const [name, member] of Object.entries(value)) {
      const at = childPointer(pointer, name)
      if (isListOfStatements(name, member))
        yield { pointer: at, root: { Version: '2012-10-17', Statement: member }, isText: false, isBare: true }
      else yield* policiesIn(member, at, depth + 1)
    }
}

/** `provider.iam.role.statements` of the Serverless Framework, and what others have under such a name. */
function isListOfStatements(name: string, value: JsonValue): boolean {
  if (!/statements$/i.test(name) || !isArray(value)) return false
  return value.length > 0 && value.every(isStatementOfIam)
}

function isStatementOfIam(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const [effect, action, resource] = ['Effect', 'Action', 'Resource'].map(name => memberOf(value, name))
  const actions = isArray(action ?? null) ? (action as readonly JsonValue[]) : [action ?? null]
  const ofIam = actions.every(one => typeof one === 'string' && /^(\*$|[a-z\d-]+:)/i.test(one))
  return (effect === 'Allow' || effect === 'Deny') && ofIam && resource !== undefined
}

function isPolicy(value: JsonObject): boolean {
  const version = memberOf(value, 'Version')
  const written = memberOf(value, 'Statement')
  const statements = isArray(written) ? written : [written ?? null]
  return (
    (version === '2012-10-17' || version === '2008-10-17') &&
    statements.some(one => isObject(one) && memberOf(one, 'Effect') !== undefined)
  )
}

function objectIn(text: string): JsonValue | undefined {
  if (!/^\s*\{[\s\S]*"Statement"/.test(text)) return undefined
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}
