// Conditions of the usual form, told in one look: an operator, a key that AWS knows and that the operator is made for,
// and values that it can compare. The test of `usual-form.ts` compares findings with and without this shortcut.

import { isArray, type JsonValue } from '../base/json-value.ts'
import type { ConditionKey } from '../policy/aws/global-keys.ts'
import type { OperatorName } from '../policy/operators/operator-name.ts'

// A service and a name, perhaps with the key of a tag behind it; claims of a token have a dot in the first part.
const plainKey = /^[a-z0-9-]+:[A-Za-z0-9:/_.@=+-]+$/i

// Ids, ARNs and external ids have forms of their own; tags and what names services and actions have none.
const formlessKey = /^(?!aws:|sts:)|^aws:(?:(?:resource|request|principal)tag\/|tagkeys$|calledvia)/i

/** True of values with which a condition is plain. */
export type PlainValues = (values: JsonValue) => boolean

/**
 * Values with which no rule about the form of conditions says anything of a condition, whatever statement it stands in.
 * Undefined if operator and key alone may be spoken of.
 */
export function plainValues(
  operator: OperatorName | undefined,
  key: string,
  known: ConditionKey | undefined,
): PlainValues | undefined {
  if (!operator || !plainKey.test(key) || !known || known.scope === 'federation') return undefined
  const { family, qualifier, wildcards } = operator
  if (family === 'Null') return areTruths
  if (known.multiValued && qualifier === undefined) return undefined
  if (family === 'Bool') return known.types[0] === 'Bool' ? areTruths : undefined
  if (family !== 'String' || known.types[0] !== 'String' || !formlessKey.test(key)) return undefined
  return wildcards ? areTexts : areExactTexts
}

const areTruths: PlainValues = values => everyText(values, isTruth)
const areTexts: PlainValues = values => everyText(values, anyText)
const areExactTexts: PlainValues = values => everyText(values, withoutWildcard)

/** One string, or a list of at least one and nothing else. */
function everyText(values: JsonValue, test: (text: string) => boolean): boolean {
  if (typeof values === 'string') return test(values)
  if (!isArray(values) || values.length === 0) return false
  for (const value of values) if (typeof value !== 'string' || !test(value)) return false
  return true
}

const isTruth = (text: string) => text === 'true' || text === 'false'
const anyText = () => true
const withoutWildcard = (text: string) => !/[*?]/.test(text)
