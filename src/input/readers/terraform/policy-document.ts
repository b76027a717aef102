// The data source `aws_iam_policy_document` → the policy that it renders. Used where the rendered text is known only after
// apply, and parts of the document are known before.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'

/** The rendered policy, and the places of its parts below the data source's own. */
export interface RenderedPolicy {
  readonly root: JsonObject
  /** Pointer in the policy → pointer in the data source's values. */
  readonly places: readonly (readonly [at: string, source: string])[]
}

export function renderPolicy(values: JsonObject): RenderedPolicy {
  const places: [string, string][] = []
  const version = memberOf(values, 'version')
  const written = memberOf(values, 'statement')
  const statements = isArray(written) ? written : isObject(written) ? [written] : []
  const root = {
    Version: typeof version === 'string' && version !== '' ? version : '2012-10-17',
    Statement: [
      ...statements.map((one, index) => {
        const at = `/Statement/${index}`
        const source = isArray(written) ? `/statement/${index}` : '/statement'
        places.push([at, source])
        return isObject(one) ? renderStatement(one, at, source, places) : one
      }),
      ...othersIn(values),
    ],
  }
  return { root, places }
}

/** Documents that are merged into this one, where they are not known: statements of which nothing can be told. */
function othersIn(values: JsonObject): readonly JsonValue[] {
  return ['source_policy_documents', 'override_policy_documents', 'source_json', 'override_json'].flatMap(
    name => {
      const value = memberOf(values, name)
      const list = isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : []
      return list.flatMap(one => (typeof one === 'string' ? statementsIn(one) : []))
    },
  )
}

function statementsIn(text: string): readonly JsonValue[] {
  try {
    const value = JSON.parse(text) as JsonValue
    const statements = isObject(value) ? memberOf(value, 'Statement') : undefined
    return isArray(statements) ? statements : statements === undefined ? [] : [statements]
  } catch {
    // What is no JSON yet is known only after apply, and stands for any statement.
    return [text]
  }
}

const lists: readonly (readonly [name: string, element: string])[] = [
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
]

function renderStatement(
  statement: JsonObject,
  at: string,
  source: string,
  places: [string, string][],
): JsonObject {
  const rendered: Record<string, JsonValue> = {}
  const sid = memberOf(statement, 'sid')
  if (typeof sid === 'string' && sid !== '') rendered['Sid'] = sid
  const effect = memberOf(statement, 'effect')
  rendered['Effect'] = typeof effect === 'string' && effect !== '' ? effect : 'Allow'
  for (const [name, element] of lists) {
    const value = memberOf(statement, name)
    if ((isArray(value) && value.length > 0) || typeof value === 'string') {
      rendered[element] = withVariables(value)
      places.push([`${at}/${element}`, `${source}/${name}`])
    }
  }
  for (const [name, element] of [
    ['principals', 'Principal'],
    ['not_principals', 'NotPrincipal'],
  ] as const) {
    const value = memberOf(statement, name)
    if (!isArray(value) || value.length === 0) continue
    rendered[element] = renderPrincipals(value)
    places.push([`${at}/${element}`, `${source}/${name}`])
  }
  const conditions = memberOf(statement, 'condition')
  if (isArray(conditions) && conditions.length > 0) {
    rendered['Condition'] = renderConditions(conditions)
    places.push([`${at}/Condition`, `${source}/condition`])
  }
  return rendered
}

/** One type `*` with one identifier `*` is the bare star. */
function renderPrincipals(principals: readonly JsonValue[]): JsonValue {
  const byType = new Map<string, JsonValue[]>()
  for (const one of principals.filter(isObject)) {
    const type = String(memberOf(one, 'type') ?? '')
    const identifiers = memberOf(one, 'identifiers')
    byType.set(type, [
      ...(byType.get(type) ?? []),
      ...(isArray(identifiers) ? identifiers : [identifiers ?? '']),
    ])
  }
  if (byType.has('*')) return '*'
  return Object.fromEntries([...byType].map(([type, values]) => [type, values.map(withVariables)]))
}

function renderConditions(conditions: readonly JsonValue[]): JsonValue {
  const rendered: Record<string, Record<string, JsonValue[]>> = {}
  for (const one of conditions.filter(isObject)) {
    const test = String(memberOf(one, 'test') ?? '')
    const variable = String(memberOf(one, 'variable') ?? '')
    const values = memberOf(one, 'values')
    const keys = rendered[test] ?? {}
    rendered[test] = keys
    keys[variable] = [
      ...(keys[variable] ?? []),
      ...(isArray(values) ? values : [values ?? '']).map(withVariables),
    ]
  }
  return rendered
}

/** `&{aws:username}` is how the data source has IAM's own variables written. */
function withVariables(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replaceAll('&{', '${')
  return isArray(value) ? value.map(withVariables) : value
}
