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
export { operatorNames, parseOperatorName } from '../policy/operators/operator-name.ts'
export { type Ask, defineRule, type Found, keyAt, nothing } from './define-rule.ts'
export type {
  ActionSubject,
  ConditionSubject,
  PolicySubject,
  PrincipalSubject,
  ResourceSubject,
  TextSubject,
} from './subjects.ts'
