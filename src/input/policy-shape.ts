// Is this JSON a policy, and which type is it? Told from its shape alone, as a reader would.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { type PolicyType, stringsOf } from '../model/policy.ts'

/**
 * A policy has statements, or at least the version of the policy language. Wrong case counts too: such a document is
 * meant as a policy, and AWS refuses it.
 */
export function looksLikePolicy(value: JsonValue): value is JsonObject {
  if (!isObject(value)) return false
  const version = memberOf(value, 'Version') ?? memberOf(value, 'version')
  if (version === '2012-10-17' || version === '2008-10-17') return true
  const statement = statementMember(value)
  if (isObject(statement)) return looksLikeStatement(statement)
  return isArray(statement) && (statement.length === 0 ? isBare(value) : statement.some(looksLikeStatement))
}

function statementMember(policy: JsonObject): JsonValue | undefined {
  const name = Object.keys(policy).find(key => /^statements?$/i.test(key))
  return name === undefined ? undefined : policy[name]
}

function looksLikeStatement(value: JsonValue): boolean {
  return (
    isObject(value) &&
    Object.keys(value).some(key => /^(effect|(not)?(action|resource|principal))s?$/i.test(key))
  )
}

/**
 * Whether a list holds policies, or the statements of one that lacks the policy around them. Stricter than for a
 * policy: lists of objects with an `action` are common in JSON that is not IAM's.
 */
export function contentsOfList(list: readonly JsonValue[]): 'policies' | 'statements' | undefined {
  if (list.length === 0) return undefined
  if (list.every(looksLikePolicy)) return 'policies'
  return list.every(isStatement) ? 'statements' : undefined
}

function isStatement(value: JsonValue): boolean {
  if (!isObject(value)) return false
  const effect = memberOf(value, 'Effect')
  return (effect === 'Allow' || effect === 'Deny') && hasMember(value, /^(not)?actions?$/i)
}

/** Nothing beside the members of a policy, so that other tools' `Statement: []` is not taken for one. */
function isBare(value: JsonObject): boolean {
  return Object.keys(value).every(key => key === 'Statement' || key === 'Version' || key === 'Id')
}

/**
 * Trust: principals that may assume. Resource: principals, and anything else. Identity: no principals. Boundaries,
 * SCPs and session policies look like identity policies, RCPs like resource policies; only their owner can tell.
 * Everybody may assume any resource: that is no role's trust but an RCP, or the policy of an STS endpoint.
 */
export function typeByShape(root: JsonObject): 'identity' | 'trust' | 'resource' {
  const member = statementMember(root)
  const statements = (isArray(member) ? member : [member]).filter(isObject)
  const withPrincipal = statements.filter(hasPrincipal)
  if (withPrincipal.length === 0) {
    return statements.length > 0 && statements.every(isTrustWithoutPrincipal) ? 'trust' : 'identity'
  }
  if (withPrincipal.every(statement => onlyActions(statement, assumeAction))) {
    return withPrincipal.every(isForEverybodyAndResource) ? 'resource' : 'trust'
  }
  // No other policy with principals names no resources and lets roles be assumed, whatever else it lists.
  if (withPrincipal.every(namesNoResource) && withPrincipal.some(mayAssume)) return 'trust'
  // rds-db has no resource policies: a principal beside rds-db:connect stands in the wrong kind of document.
  if (withPrincipal.every(statement => onlyActions(statement, /^rds-db:/i))) return 'identity'
  return 'resource'
}

const assumeAction = /^sts:(assume|tagsession|setsourceidentity|setcontext|\*)/i

function isTrustWithoutPrincipal(statement: JsonObject): boolean {
  return onlyActions(statement, assumeAction) && namesNoResource(statement)
}

function mayAssume(statement: JsonObject): boolean {
  return stringsOf(statement, 'Action').some(action => assumeAction.test(action))
}

function namesNoResource(statement: JsonObject): boolean {
  return !hasMember(statement, /^(not)?resources?$/i)
}

/** In any spelling: a wrong one is still meant as a principal. */
function hasPrincipal(statement: JsonObject): boolean {
  return 'Principal' in statement || hasMember(statement, /^(not)?principals?$/i)
}

function isForEverybodyAndResource(statement: JsonObject): boolean {
  const principal = memberOf(statement, 'Principal')
  const everybody = isObject(principal) ? memberOf(principal, 'AWS') : principal
  return everybody === '*' && hasMember(statement, /^(not)?resources?$/i)
}

function hasMember(object: JsonObject, name: RegExp): boolean {
  return Object.keys(object).some(key => name.test(key))
}

function onlyActions(statement: JsonObject, expected: RegExp): boolean {
  const actions = stringsOf(statement, 'Action')
  return actions.length > 0 && actions.every(action => expected.test(action))
}

/** What a member that holds a policy says about its type: the wrappers of IAM's own requests and replies. */
export const wrappers: ReadonlyMap<string, PolicyType | undefined> = new Map([
  ['AssumeRolePolicyDocument', 'trust'],
  ['TrustPolicy', 'trust'],
  ['PolicyDocument', 'identity'],
  ['Document', undefined],
  ['PolicyVersion', undefined],
  ['Role', undefined],
])
