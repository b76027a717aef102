// The only door for files in rules/: how to define a rule, what a subject holds, and the questions to ask about it.

export { closest } from '../base/closest.ts'
export { childPointer } from '../base/json-pointer.ts'
export {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  jsonTypeOf,
  memberOf,
} from '../base/json-value.ts'
export { type Arn, isAccountId, parseArn } from '../model/arn.ts'
export { type ExternalIdFault, externalIdFault, unsuitedCharacter } from '../model/external-id.ts'
export {
  effectOf,
  type Item,
  itemsOf,
  type Policy,
  type PolicyType,
  policySize,
  type Statement,
  speaksLanguageOf2012,
  statementLabel,
  statementsOf,
  stringsOf,
} from '../model/policy.ts'
export { canCompare, canEqualText } from '../policy/aws/comparable-types.ts'
export { expectedConditionKey, meantConditionKey } from '../policy/aws/near-condition-key.ts'
export { retiredService } from '../policy/aws/retired-services.ts'
export { isUnlistedKey } from '../policy/aws/unlisted-keys.ts'
export { canHoldWildcardCharacters } from '../policy/aws/value-characters.ts'
export {
  conditionKeyFault,
  isClaim,
  issuerOfClaim,
  type KeyFault,
  splitKey,
} from '../policy/condition-key-syntax.ts'
export {
  meantOperator,
  operatorNames,
  operatorText,
  parseOperatorName,
} from '../policy/operators/operator-name.ts'
export {
  isReadable,
  rangeContains,
  readAddressRange,
} from '../policy/value-formats.ts'
export {
  firstWildcard,
  type VariableFault,
  variableLookalikes,
  variablesIn,
} from '../policy/variable-syntax.ts'
export { matchesWildcard } from '../policy/wildcard.ts'
export { withoutAMatch, withoutTheKey } from './consequence.ts'
export { type Ask, defineRule, type Found, keyAt, nothing } from './define-rule.ts'
export type {
  ActionSubject,
  ConditionSubject,
  PolicySubject,
  PrincipalSubject,
  ResourceSubject,
  TextSubject,
} from './subjects.ts'
