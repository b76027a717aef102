// The data source `aws_iam_policy_document` → the policy that it renders. Used where the rendered text is known only after
// apply, and parts of the document are known before.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import { renderStatement } from './policy-statement.ts'

/** The rendered policy, and the places of its parts. */
export interface RenderedPolicy {
  readonly root: JsonObject
  /** Pointer in the policy → pointer in what holds the data sources. */
  readonly places: readonly (readonly [at: string, source: string])[]
  /** Pointers of the data sources that it is made of. */
  readonly used: readonly string[]
  /** Pointers of those that are made of themselves, which Terraform refuses. */
  readonly circles: readonly string[]
}

/** A data source: its values, and their pointer. */
export interface DocumentSource {
  readonly values: JsonObject
  readonly pointer: string
}

/** Finds a data source by the text that it will render. */
export type FindSource = (text: string) => DocumentSource | undefined

interface PlacedStatement {
  readonly value: JsonValue
  /** Pointers below the statement's own → of their sources. */
  readonly places: readonly (readonly [at: string, source: string])[]
}

export function renderPolicy(source: DocumentSource, find: FindSource): RenderedPolicy {
  const used: Met = { all: new Set(), open: new Set(), circles: new Set() }
  const statements = statementsOf(source, find, used)
  const version = memberOf(source.values, 'version')
  return {
    root: {
      Version: typeof version === 'string' && version !== '' ? version : '2012-10-17',
      Statement: statements.map(({ value }) => value),
    },
    places: statements.flatMap(({ places }, index) =>
      places.map(([at, from]) => [`/Statement/${index}${at}`, from] as const),
    ),
    used: [...used.all],
    circles: [...used.circles],
  }
}

/** Pointers of data sources. */
interface Met {
  readonly all: Set<string>
  /** Those that are being rendered. */
  readonly open: Set<string>
  readonly circles: Set<string>
}

/** Those of the sources come first; its own replace what has their Sid, and overriding documents replace any. */
function statementsOf(
  { values, pointer }: DocumentSource,
  find: FindSource,
  used: Met,
): readonly PlacedStatement[] {
  if (used.open.has(pointer)) used.circles.add(pointer)
  if (used.all.has(pointer)) return []
  used.all.add(pointer)
  used.open.add(pointer)
  const merged: PlacedStatement[] = []
  const add = (one: PlacedStatement) => {
    const sid = isObject(one.value) ? memberOf(one.value, 'Sid') : undefined
    const same = merged.findIndex(
      ({ value }) => sid !== undefined && isObject(value) && memberOf(value, 'Sid') === sid,
    )
    if (same < 0) merged.push(one)
    else merged[same] = one
  }
  const from = (names: readonly string[]) =>
    names.flatMap(name => othersIn(values, name, `${pointer}/${name}`, find, used)).forEach(add)
  from(['source_json', 'source_policy_documents'])
  const written = memberOf(values, 'statement')
  const own = isArray(written) ? written : isObject(written) ? [written] : []
  for (const [index, one] of own.entries()) {
    const at = isArray(written) ? `${pointer}/statement/${index}` : `${pointer}/statement`
    const { value, places } = isObject(one) ? renderStatement(one, at) : { value: one, places: [] }
    add({ value, places: [['', at], ...places] })
  }
  from(['override_json', 'override_policy_documents'])
  used.open.delete(pointer)
  return merged
}

/** Documents that are merged into this one; where they are not known, statements of which nothing can be told. */
function othersIn(
  values: JsonObject,
  name: string,
  at: string,
  find: FindSource,
  used: Met,
): readonly PlacedStatement[] {
  const value = memberOf(values, name)
  const list = isArray(value) ? value : value === undefined || value === '' ? [] : [value]
  return list.flatMap((one, index) => {
    const source = isArray(value) ? `${at}/${index}` : at
    const document = typeof one === 'string' ? find(one) : undefined
    if (document) return statementsOf(document, find, used)
    return statementsIn(one).map(statement => ({ value: statement, places: [['', source] as const] }))
  })
}

function statementsIn(document: JsonValue): readonly JsonValue[] {
  if (isObject(document)) {
    const statements = memberOf(document, 'Statement')
    return isArray(statements) ? statements : statements === undefined ? [] : [statements]
  }
  if (typeof document !== 'string') return []
  try {
    const value = JSON.parse(document) as JsonValue
    return isObject(value) ? statementsIn(value) : []
  } catch {
    // What is no JSON yet is known only after apply, and stands for any statement.
    return [document]
  }
}
