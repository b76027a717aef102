// The names of condition operators, taken apart: qualifier, operator, `IfExists`.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

/** What an operator compares; each family reads its values in its own way. */
export type OperatorFamily = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Arn' | 'Null'

export type SetQualifier = 'ForAllValues' | 'ForAnyValue'

export interface OperatorName {
  /** As AWS spells it, without qualifier and `IfExists`. */
  readonly operator: string
  readonly family: OperatorFamily
  readonly qualifier?: SetQualifier
  readonly ifExists: boolean
  /** `…Not…`: true where the positive operator is false, and on an absent key. */
  readonly negated: boolean
  /** `*` and `?` in a value are wildcards. ARN operators compare section by section. */
  readonly wildcards: boolean
}

const families: ReadonlyMap<OperatorFamily, readonly string[]> = new Map([
  [
    'String',
    [
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
      'StringLike',
      'StringNotLike',
    ],
  ],
  [
    'Numeric',
    [
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThan',
      'NumericLessThanEquals',
      'NumericGreaterThan',
      'NumericGreaterThanEquals',
    ],
  ],
  [
    'Date',
    [
      'DateEquals',
      'DateNotEquals',
      'DateLessThan',
      'DateLessThanEquals',
      'DateGreaterThan',
      'DateGreaterThanEquals',
    ],
  ],
  ['Bool', ['Bool']],
  ['Binary', ['BinaryEquals']],
  ['IpAddress', ['IpAddress', 'NotIpAddress']],
  ['Arn', ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike']],
  ['Null', ['Null']],
])

const byName: ReadonlyMap<string, { readonly operator: string; readonly family: OperatorFamily }> = new Map(
  [...families].flatMap(([family, names]) =>
    names.map(operator => [operator.toLowerCase(), { operator, family }] as const),
  ),
)

/** Every operator as AWS spells it, without qualifiers. */
export const operatorNames: readonly string[] = [...byName.values()].map(entry => entry.operator)

const parsed = new Map<string, OperatorName | undefined>()

/**
 * The operator a name stands for, or undefined when AWS knows none of that name. Operator names ignore case.
 * `NullIfExists` is no operator: whether a key exists is what `Null` asks.
 */
export function parseOperatorName(name: string): OperatorName | undefined {
  if (parsed.has(name)) return parsed.get(name)
  const result = parse(name)
  if (parsed.size < 1000) parsed.set(name, result)
  return result
}

function parse(name: string): OperatorName | undefined {
  const match = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/i.exec(name)
  const known = byName.get((match?.[2] ?? '').toLowerCase())
  if (!match || !known) return undefined
  const ifExists = match[3] !== undefined
  if (ifExists && known.family === 'Null') return undefined
  const qualifier = match[1]?.toLowerCase()
  return {
    ...known,
    ...(qualifier && { qualifier: qualifier === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue' }),
    ifExists,
    negated: known.operator.includes('Not'),
    wildcards: known.operator.endsWith('Like') || known.family === 'Arn',
  }
}
