// The only door for files in rules/: how to define a rule, what a subject holds, and the questions to ask about it.

export { rangeContains, readAddressRange } from '../base/address-range.ts'
export { closest } from '../base/closest.ts'
export { unknownWhereFilledIn } from '../base/filled-in-later.ts'
export { groupedNumber } from '../base/grouped-number.ts'
export { childPointer } from '../base/json-pointer.ts'
export {
  isArray,
  isObject,
  type JsonObject,
  type JsonType,
  type JsonValue,
  jsonTypeOf,
  memberOf,
  typeInWords,
  valueText,
} from '../base/json-value.ts'
export { codePointName } from '../base/odd-characters.ts'
export { holdsUnknown, isUnknown, starsForUnknowns } from '../base/unknown-text.ts'
export { type ActionName, parseActionName } from '../model/action-name.ts'
export type { AppConfig, AppDatabase, AppEntry, DatabaseService, Written } from '../model/app-config.ts'
export { type Arn, isAccountId, isSameAccount, parseArn } from '../model/arn.ts'
export { type AwsEndpoint, awsEndpoint } from '../model/aws-endpoint.ts'
export {
  type Entry,
  flagOf,
  numberOf,
  partOf,
  partsOf,
  placeIn,
  textOf,
  textsOf,
} from '../model/aws-entry.ts'
export type { DescribedDatabase } from '../model/described-database.ts'
export type { DuplicateMember, Misfit, ReadDocument } from '../model/document.ts'
export {
  type WantedType,
  type WrongType,
  wrongTypesOfPolicy,
  wrongTypesOfStatement,
} from '../model/element-types.ts'
export {
  type ElementHolder,
  hasOrMeans,
  isElement,
  meantElement,
  statementElements,
} from '../model/elements.ts'
export { type ExternalIdFault, externalIdFault, unsuitedCharacter } from '../model/external-id.ts'
export type { Account, Database, HeldApp, HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
export { ifKnown } from '../model/known.ts'
export type { Declared, Hop, Link } from '../model/link.ts'
export { signerOf, usualSession } from '../model/link.ts'
export {
  effectOf,
  type Item,
  itemsOf,
  mentionsVariable,
  type Policy,
  type PolicyType,
  policySize,
  type RepeatedSid,
  repeatedSids,
  type Statement,
  shortestLength,
  speaksLanguageOf2012,
  statementLabel,
  statementsOf,
  stringsOf,
  writtenLength,
} from '../model/policy.ts'
export {
  isPrincipalKind,
  kindByLook,
  type PrincipalKind,
  principalForm,
  principalKinds,
} from '../model/principal.ts'
export type { NetworkEnd } from '../network/network-ends.ts'
export { isAccountKey } from '../policy/account-keys.ts'
export { type ArnFault, arnFault } from '../policy/arn-fault.ts'
export { arnSectionsOf, literalSection } from '../policy/arn-sections.ts'
export { type AssumeAction, assumeActionFor, assumeActionsOf } from '../policy/assume-actions.ts'
export { type ActionSpelling, actionWithin, judgeAction } from '../policy/aws/action-spelling.ts'
export type { AwsAction, AwsKnowledge, AwsService } from '../policy/aws/aws-knowledge.ts'
export { canCompare, canEqualText } from '../policy/aws/comparable-types.ts'
export { expectedConditionKey, meantConditionKey } from '../policy/aws/near-condition-key.ts'
export { iamQuotas, quotasWithWhiteSpace } from '../policy/aws/quotas.ts'
export {
  isPartition,
  partitionOfRegion,
  partitions,
  regionKnown,
  regions,
} from '../policy/aws/regions.ts'
export { retiredService } from '../policy/aws/retired-services.ts'
export { isServicePrincipalWord, servicePrincipalWords } from '../policy/aws/service-principals.ts'
export { type ActionFit, fitOfActions, isFullyListed, readableForms } from '../policy/aws/statement-fit.ts'
export { isUnlistedKey } from '../policy/aws/unlisted-keys.ts'
export { canHoldWildcardCharacters } from '../policy/aws/value-characters.ts'
export { isUpToAccount, isUpToAnybody, isUpToCaller } from '../policy/call-keys.ts'
export { callersWithout } from '../policy/caller-keys.ts'
export { canHold } from '../policy/can-hold.ts'
export { compiledConditionsOf, conditionsOnKey } from '../policy/condition-holds.ts'
export {
  conditionKeyFault,
  isClaim,
  issuerOfClaim,
  type KeyFault,
  splitKey,
} from '../policy/condition-key-syntax.ts'
export {
  type Breadth,
  type Coverage,
  coversArn,
  coversOtherServices,
  type DatabaseKind,
  unnamedDatabaseUser,
} from '../policy/coverage.ts'
export type { Decision } from '../policy/decision.ts'
export { isDerivedKey } from '../policy/derived-keys.ts'
export { type Entrance, entranceBy } from '../policy/entrance.ts'
export { unforcedTls } from '../policy/forced-tls.ts'
export { type Guess, guessOf } from '../policy/guessable-id.ts'
export { hiddenCharactersIn } from '../policy/hidden-characters.ts'
export { whyNoDataApi } from '../policy/http-endpoint-support.ts'
export { whyNoTokens, whyUnreachable } from '../policy/iam-login-support.ts'
export { decryptFault } from '../policy/key-side.ts'
export { deniesLogin, type SettledCondition, settledConditions } from '../policy/login-conditions.ts'
export { whyServiceTakesNoLogins } from '../policy/login-support-of-services.ts'
export { isClusterIssuer, isCognito, issuerOfProvider, sharedIssuer } from '../policy/oidc-issuers.ts'
export { strangersSubject, strangersThrough, subjectFault, subjectForm } from '../policy/oidc-subjects.ts'
export {
  meantOperator,
  type OperatorName,
  operatorNames,
  operatorText,
  parseOperatorName,
} from '../policy/operators/operator-name.ts'
export { hasWildcard, patternsOverlap } from '../policy/pattern-overlap.ts'
export { askPermissions } from '../policy/permissions-side.ts'
export { type Placeholder, placeholdersIn, type Wanted } from '../policy/placeholders.ts'
export { principalFault } from '../policy/principal-fault.ts'
export { databaseUserOf } from '../policy/rds-db-arn.ts'
export { isOfOtherKind, resourceIdFault } from '../policy/rds-resource-id.ts'
export { coversAction, reachesAction } from '../policy/reached-action.ts'
export { isTimeKey, momentFor } from '../policy/request-time.ts'
export type { RoleCoverage } from '../policy/role-coverage.ts'
export { certificateOf, pendingAuthorityOf, pendingInWords } from '../policy/server-certificate.ts'
export {
  isServiceLogin,
  isWideLogin,
  meantForm,
  narrowsLogins,
  type OpenPart,
  openPartsOf,
} from '../policy/service-resources.ts'
export { isOfRds, loginActions, services } from '../policy/services.ts'
export { reservedSsoRoleFault } from '../policy/sso-role.ts'
export { stranger, strangerIn } from '../policy/stranger.ts'
export { isUsualMasterUser } from '../policy/usual-master-users.ts'
export { isReadable } from '../policy/value-formats.ts'
export {
  firstWildcard,
  type VariableFault,
  variableLookalikes,
  variablesIn,
} from '../policy/variable-syntax.ts'
export { sectionRange, splitAtColons, starsForVariables } from '../policy/variable-text.ts'
export { matchesWildcard } from '../policy/wildcard.ts'
export type { AppConfigSubject, AppDatabaseSubject, AppEntrySubject } from './app-subjects.ts'
export { isBefore, type ServerSetting, serverSetting, serversOf } from './bytebase-server.ts'
export { bytebaseField, bytebaseFix, sourceInWords } from './bytebase-words.ts'
export { conditionsOf } from './conditions-of.ts'
export { withoutAMatch, withoutTheKey } from './consequence.ts'
export type { CrossingSubject } from './crossing-subject.ts'
export { loginArn, portOf } from './database-address.ts'
export { differencesOf } from './database-differences.ts'
export { takesTokens } from './database-row.ts'
export type { DatabaseSubject } from './database-subject.ts'
export { type Ask, defineRule, type Found, keyAt, nothing, replacement } from './define-rule.ts'
export { driftOf } from './drift.ts'
export { type EveryoneReach, type ReachedEveryone, reachesOfEveryone } from './everyone.ts'
export { exampleBytebase, exampleBytebaseServer } from './example-bytebase.ts'
export {
  exampleCluster,
  exampleInstance,
  exampleProxy,
  exampleRegion,
  exampleRole,
  exampleSecrets,
} from './example-databases.ts'
export { exampleDrift } from './example-drift.ts'
export { exampleHttpEndpoint } from './example-http-endpoint.ts'
export {
  accessList,
  exampleNetwork,
  networkLists,
  openEntries,
  peering,
  routeTable,
  tcp,
} from './example-networks.ts'
export {
  exampleKeyArn,
  exampleSecret,
  exampleSecretArn,
  letsReaderRead,
} from './example-secrets.ts'
export {
  exampleMatchers,
  exampleTeleport,
  exampleTeleportDatabase,
  exampleTeleportUsers,
} from './example-teleport.ts'
export {
  entersWithAnyId,
  entersWithId,
  entersWithoutId,
  guardsByExternalId,
  idConditionsOf,
} from './external-id-guards.ts'
export { conditionFor } from './fix-condition.ts'
export { exactArnFor, exactRolesFor, formOfExactArn, withOwnAccount } from './fix-grant.ts'
export { callerFix, callersIn, externalIdFix } from './fix-trust.ts'
export { groupFix } from './group-fix.ts'
export type { CauseOf, CausePlace, HopCause } from './hop-cause.ts'
export { differenceInWords, policyInWords, shortName, unmetInWords } from './hop-words.ts'
export { keysOfSecrets } from './keys-of-secrets.ts'
export { isElsewhere } from './known-logins.ts'
export type { CauseOfLogin, LoginCause } from './login-causes.ts'
export { logsInByItself } from './make-databases.ts'
export { findNearest, grantOfOtherKind } from './nearest-grant.ts'
export { openStatements } from './open-statements.ts'
export {
  alsoReached,
  inWords,
  isForManyServices,
  openOnEverything,
  openPartsInWords,
} from './opened-parts.ts'
export { coversReplica, replicasOf, successorOf } from './replicas.ts'
export { routeFix } from './route-fix.ts'
export { shownExternalId } from './shown-external-id.ts'
export type {
  ActionSubject,
  ConditionSubject,
  PolicySubject,
  PrincipalSubject,
  ResourceSubject,
  TextSubject,
} from './subjects.ts'
export { oidcProvidersOf, searchThrough, type TrustedProvider, valuesOf } from './trusted-providers.ts'
export { isForLogins, type OpenWay, openWay, type Way } from './way-around.ts'
export {
  type AccountReach,
  asksForId,
  entersFreely,
  entersUnasked,
  isWiderThanLinks,
  reachOfAccount,
} from './whole-account.ts'
export type {
  AssumedResource,
  AssumeGrantSubject,
  Entrant,
  GrantSubject,
  Home,
  HopSubject,
  LinkSubject,
  OpenedResource,
  PermissionsSubject,
  Relation,
  Trusted,
  TrustSubject,
} from './wide-subjects.ts'
