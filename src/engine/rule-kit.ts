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
export { codePointName } from '../base/odd-characters.ts'
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
export {
  isPrincipalKind,
  kindByLook,
  type PrincipalKind,
  principalForm,
  principalKinds,
} from '../model/principal.ts'
export { isAccountKey } from '../policy/account-keys.ts'
export { isPartition } from '../policy/aws/regions.ts'
export { isServicePrincipalWord, servicePrincipalWords } from '../policy/aws/service-principals.ts'
export { hiddenCharactersIn } from '../policy/hidden-characters.ts'
export { operatorNames, parseOperatorName } from '../policy/operators/operator-name.ts'
export { type Placeholder, placeholdersIn, type Wanted } from '../policy/placeholders.ts'
export { principalFault } from '../policy/principal-fault.ts'
export { reservedSsoRoleFault } from '../policy/sso-role.ts'
export { type Ask, defineRule, type Found, keyAt, nothing } from './define-rule.ts'
export type {
  ActionSubject,
  ConditionSubject,
  PolicySubject,
  PrincipalSubject,
  ResourceSubject,
  TextSubject,
} from './subjects.ts'
