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
export { type ActionName, parseActionName } from '../model/action-name.ts'
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
export { type ArnFault, arnFault } from '../policy/arn-fault.ts'
export { arnSectionsOf, literalSection } from '../policy/arn-sections.ts'
export { type ActionSpelling, actionWithin, judgeAction } from '../policy/aws/action-spelling.ts'
export type { AwsAction, AwsKnowledge, AwsService } from '../policy/aws/aws-knowledge.ts'
export { isPartition, partitionOfRegion, partitions, regionKnown, regions } from '../policy/aws/regions.ts'
export { type ActionFit, fitOfActions, readableForms } from '../policy/aws/statement-fit.ts'
export { operatorNames, parseOperatorName } from '../policy/operators/operator-name.ts'
export { hasWildcard, patternsOverlap } from '../policy/pattern-overlap.ts'
export { databaseUserOf } from '../policy/rds-db-arn.ts'
export { resourceIdFault } from '../policy/rds-resource-id.ts'
export { sectionRange, splitAtColons, starsForVariables } from '../policy/variable-text.ts'
export { type Ask, defineRule, type Found, keyAt, nothing, replacement } from './define-rule.ts'
export type {
  ActionSubject,
  ConditionSubject,
  PolicySubject,
  PrincipalSubject,
  ResourceSubject,
  TextSubject,
} from './subjects.ts'
