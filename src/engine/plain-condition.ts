// Conditions of the usual form, told in one look: an operator, a key that AWS knows and that the operator is made for,
// and values that it can compare. The test of `usual-form.ts` compares findings with and without this shortcut.

import { isArray, type JsonValue } from '../base/json-value.ts'
import type { AwsKnowledge } from '../policy/aws/aws-knowledge.ts'
import type { OperatorName } from '../policy/operators/operator-name.ts'

// A service and a name, perhaps with the key of a tag behind it; claims of a token have a dot in the first part.
const plainKey = /^[a-z0-9-]+:[A-Za-z0-9:/_.@=+-]+$/i

// Ids, ARNs and external ids have forms of their own; tags and what names services and actions have none.
const formlessKey = /^(?!aws:|sts:)|^aws:(?:(?:resource|request|principal)tag\/|tagkeys$|calledvia)/i

/** True of a condition that no rule about the form of conditions says anything of, whatever statement it stands in. */
export function isPlainCondition(
  operator: OperatorName | undefined,
  key: string,
  values: JsonValue,
  aws: AwsKnowledge,
): boolean {
  if (!operator || !plainKey.test(key)) return false
  const known = aws.conditionKey(key)
  if (!known || known.scope === 'federation') return false
  const { family, qualifier, wildcards } = operator
  if (family === 'Null') return everyText(values, isTruth)
  if (known.multiValued && qualifier === undefined) return false
  if (family === 'Bool') return known.types[0] === 'Bool' && everyText(values, isTruth)
  if (family !== 'String' || known.types[0] !== 'String' || !formlessKey.test(key)) return false
  return everyText(values, wildcards ? anyText : withoutWildcard)
}

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
