// The names of condition operators, taken apart: qualifier, operator, `IfExists`.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

import { closest } from '../../base/closest.ts'

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
 * The operator a name stands for, or undefined when AWS knows none of that name. Case does not matter here, so that
 * a policy can be judged before its spelling is mended; AWS itself refuses `stringEquals` ("Invalid Condition type").
 * `NullIfExists` is no operator: whether a key exists is what `Null` asks.
 */
export function parseOperatorName(name: string): OperatorName | undefined {
  if (parsed.has(name)) return parsed.get(name)
  const result = parse(name)
  if (parsed.size < 1000) parsed.set(name, result)
  return result
}

/** The name as AWS spells it, with qualifier and `IfExists`. */
export function operatorText({
  operator,
  qualifier,
  ifExists,
}: Pick<OperatorName, 'operator' | 'qualifier' | 'ifExists'>): string {
  return `${qualifier === undefined ? '' : `${qualifier}:`}${operator}${ifExists ? 'IfExists' : ''}`
}

const qualifiers: readonly (SetQualifier | undefined)[] = [undefined, 'ForAllValues', 'ForAnyValue']

/** Every operator with every qualifier and `IfExists`, as AWS spells them. */
export const operatorTexts: readonly string[] = qualifiers.flatMap(qualifier =>
  operatorNames.flatMap(operator =>
    (operator === 'Null' ? [false] : [false, true]).map(ifExists =>
      operatorText({ operator, ifExists, ...(qualifier && { qualifier }) }),
    ),
  ),
)

/**
 * What a condition with this operator comes to when the request lacks its key. Undefined for `Null`, whose values say
 * which answer they want.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function holdsWithoutKey({ family, qualifier, ifExists, negated }: OperatorName): boolean | undefined {
  if (family === 'Null') return undefined
  if (ifExists || qualifier === 'ForAllValues') return true
  // `ForAnyValue` wants a value that matches; no value, no match, negated or not.
  return qualifier === 'ForAnyValue' ? false : negated
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

// Names from other languages and from habit, in lower case.
const habits: ReadonlyMap<string, string> = new Map([
  ['boolean', 'Bool'],
  ['boolequals', 'Bool'],
  ['booleanequals', 'Bool'],
  ['exists', 'Null'],
  ['isnull', 'Null'],
  ['notnull', 'Null'],
  ['ipaddressequals', 'IpAddress'],
  ['ipequals', 'IpAddress'],
  ['ipaddressnotequals', 'NotIpAddress'],
  ['ipnotaddress', 'NotIpAddress'],
  ['ipnotequals', 'NotIpAddress'],
  ['notstringequals', 'StringNotEquals'],
  ['notstringlike', 'StringNotLike'],
  ['notarnequals', 'ArnNotEquals'],
  ['notarnlike', 'ArnNotLike'],
  ['stringcontains', 'StringLike'],
  ['stringmatch', 'StringLike'],
  ['stringmatches', 'StringLike'],
  ['stringstartswith', 'StringLike'],
])

/** For a name that AWS refuses: the operator that was meant, as AWS spells it, when that can be told. */
export function meantOperator(name: string): string | undefined {
  const known = parseOperatorName(name)
  if (known) return operatorText(known)
  const colon = name.lastIndexOf(':')
  const nearest = closest(name.slice(0, Math.max(0, colon)).replace(/:+$/, ''), qualifierNames, 4)
  const qualifier = qualifierNames.find(one => one === nearest)
  if (colon >= 0 && qualifier === undefined) return undefined
  const rest = name.slice(colon + 1)
  const suffix = /(?:if[-_ ]?)?exi?s?ts?$/i.exec(rest)
  const meant =
    meantName(suffix ? rest.slice(0, suffix.index) : rest) ?? (suffix ? meantName(rest) : undefined)
  if (meant === undefined) return undefined
  return operatorText({
    operator: meant,
    ifExists: suffix !== null && suffix.index > 0 && meant !== 'Null',
    ...(qualifier && { qualifier }),
  })
}

const qualifierNames = ['ForAllValues', 'ForAnyValue'] as const

function meantName(name: string): string | undefined {
  const usual = name.replace(/^(?:[Nn]umber|Num(?=[A-Z]))/, 'Numeric').replace(/orequals?(?:to)?$/i, 'Equals')
  return habits.get(usual.toLowerCase()) ?? closest(usual, operatorNames, 3)
}
