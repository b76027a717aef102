// What else to know about a decision: keys that the action does not support, policies left aside, rules of the call.

import { matchAction } from '../action-match.ts'
import { applies, resourceMustAllow, whyIgnored } from '../combine/applicable.ts'
import type { Verdict } from '../combine/combine.ts'
import type { CompiledPolicies } from '../compile.ts'
import type { Note } from '../decision.ts'
import { slots } from '../policies.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import { isAccountPrincipal } from '../read-principal.ts'
import { yes } from '../ternary.ts'
import { isListed } from '../unsupported-keys.ts'
import { isVariable, type Template } from '../variables.ts'

export function explainNotes(
  policies: CompiledPolicies,
  verdict: Verdict,
  request: PreparedRequest,
): readonly Note[] {
  const notes: Note[] = []
  if (verdict.rule) notes.push({ note: 'callRule', rule: verdict.rule.rule, page: verdict.rule.page })
  for (const slot of slots) {
    const page = whyIgnored(slot, request)
    const given = policies.all.some(
      known => known.slot === slot && (known.policies.length > 0 || known.unseen.length > 0),
    )
    if (page !== undefined && given) notes.push({ note: 'slotIgnored', slot, page })
  }
  if (needsSessionPolicy(policies, request)) {
    notes.push({
      note: 'callRule',
      rule: 'federatedUserNeedsSessionPolicy',
      page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html',
    })
  }
  const inAccount = request.sameAccount && isAccountPrincipal(request.principal)
  if (inAccount && resourceMustAllow(request) && verdict.resource.allow !== yes) {
    notes.push({
      note: 'resourcePolicyMustAllow',
      page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
    })
  }
  return [...notes, ...ignoredStatements(policies, request), ...keyNotes(policies, request)]
}

function ignoredStatements(policies: CompiledPolicies, request: PreparedRequest): readonly Note[] {
  return policies.all
    .filter(({ slot }) => applies(slot, request))
    .flatMap(slot => slot.policies)
    .flatMap(({ place, problems }) =>
      problems.map(({ pointer }) => ({ note: 'statementIgnored' as const, ...place, pointer })),
    )
}

function needsSessionPolicy(policies: CompiledPolicies, { principal }: PreparedRequest): boolean {
  return principal.kind === 'federatedUser' && policies.session === undefined
}

/** Keys that the request, or a statement about the action, uses although the action does not support them, or may not. */
function keyNotes(policies: CompiledPolicies, request: PreparedRequest): readonly Note[] {
  const support = request.keySupport
  if (support === undefined) return []
  const notes: Note[] = []
  for (const key of [...keysInUse(policies, request)].sort()) {
    if (isListed(key, support.absent)) notes.push({ note: 'keyNotSupported', key, page: support.page })
    else if (isListed(key, support.inDoubt)) notes.push({ note: 'keyInDoubt', key, page: support.page })
  }
  return notes
}

function keysInUse(policies: CompiledPolicies, request: PreparedRequest): ReadonlySet<string> {
  const keys = new Set(request.given.names)
  for (const { statements } of policies.all.flatMap(slot => slot.policies)) {
    for (const statement of statements) {
      if (!matchAction(statement.action, request.action, request.service)) continue
      for (const condition of statement.conditions) {
        keys.add(condition.key)
        for (const value of condition.values) addVariables(value.template, keys)
      }
      for (const template of statement.resource?.templates ?? []) addVariables(template, keys)
    }
  }
  return keys
}

function addVariables(template: Template | undefined, keys: Set<string>): void {
  for (const part of template ?? []) if (isVariable(part)) keys.add(part.key)
}
