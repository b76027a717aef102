// A decision as text: the request, the verdict, and the path of statements that led there.

import { visibleText } from '../base/visible-text.ts'
import type { Decision, Dependence, FailedClause, MissingAllow, Note, Reason } from '../policy/decision.ts'
import type { Slot } from '../policy/policies.ts'
import type { Request } from '../policy/request.ts'
import type { Style } from '../report/style.ts'

/** Ends with a line break. */
export function renderDecision(request: Request, decision: Decision, style: Style): string {
  const where = decision.crossAccount ? ' (across accounts)' : ''
  const lines = [
    `${verdict(decision, style)}  ${visibleText(request.principal)}`,
    `  ${visibleText(request.action)} on ${visibleText(request.resource)}${where}`,
  ]
  const { reasons } = decision
  const applied = reasons.filter(({ decides, matched }) => decides || matched === 'yes')
  for (const reason of applied) lines.push(...renderReason(reason, style))
  for (const missing of decision.missing) lines.push(`  ${renderMissing(missing)}`)
  for (const on of decision.dependsOn) lines.push(`  ${renderDependence(on)}`)
  const near = decision.decision === 'allowed' ? [] : reasons.filter(({ matched }) => matched === 'no')
  for (const reason of near) lines.push(...renderReason(reason, style))
  for (const note of decision.notes) lines.push(`  ${style.dim('note:')} ${renderNote(note)}`)
  return `${lines.join('\n')}\n`
}

function verdict({ decision, outcomes }: Decision, style: Style): string {
  switch (decision) {
    case 'allowed':
      return style.info('ALLOWED')
    case 'explicitDeny':
      return style.error('DENIED by a statement')
    case 'implicitDeny':
      return style.error('DENIED, nothing allows it')
    case 'depends':
      return style.warning(`DEPENDS (${outcomes.join(' or ')})`)
  }
}

function renderReason(reason: Reason, style: Style): readonly string[] {
  const { effect, slot, level, policy, name, sid, statement, pointer, matched, grant, failed } = reason
  const list = `${slotName(slot)} policy${slot === 'resource' ? '' : ` ${policy + 1}`}`
  const called = name === undefined ? '' : ` "${visibleText(name)}"`
  const at = level === undefined ? '' : ` at level ${level + 1}`
  const label = sid === undefined ? `#${statement}` : visibleText(sid)
  const state = { yes: 'matches', no: 'nearly matches', unknown: 'may match' }[matched]
  const reach =
    grant === undefined
      ? ''
      : `, naming ${{ account: 'the account', role: 'the role', direct: 'the principal' }[grant]}`
  return [
    `  ${effect} ${style.strong(label)} of ${list}${called}${at} ${state}${reach}  ${style.dim(visibleText(pointer))}`,
    ...failed.map(clause => `    ${renderClause(clause)}`),
  ]
}

function renderClause({ element, operator, key, wanted, found, state, unknownKeys }: FailedClause): string {
  if (operator === undefined || key === undefined) {
    return `${element} ${state === 'no' ? 'does not match' : `rests on ${(unknownKeys ?? []).map(visibleText).join(', ')}`}`
  }
  const asked = `${visibleText(operator)} ${visibleText(key)} ${list(wanted ?? [])}`
  if (state === 'unknown') return `${asked}: not known ${(unknownKeys ?? []).map(visibleText).join(', ')}`
  return `${asked}: the request has ${found === undefined ? 'no such key' : list(found)}`
}

function list(values: readonly string[]): string {
  return values.map(value => `"${visibleText(value)}"`).join(' or ')
}

function renderMissing({ slot, level, state }: MissingAllow): string {
  const at = level === undefined ? '' : ` at level ${level + 1}`
  return `${state === 'no' ? 'no allow' : 'perhaps no allow'} in the ${slotName(slot)} policies${at}`
}

function renderDependence(on: Dependence): string {
  if (on.kind === 'key') return `depends on ${visibleText(on.key)}`
  return `depends on the ${slotName(on.slot)} policies, not seen: ${visibleText(on.why)}`
}

function renderNote(note: Note): string {
  switch (note.note) {
    case 'keyNotSupported':
      return `${visibleText(note.key)} is not in requests of this action and was taken as absent; ${note.page}`
    case 'keyInDoubt':
      return `whether ${visibleText(note.key)} works with this action is in doubt; ${note.page}`
    case 'slotIgnored':
      return `the ${slotName(note.slot)} policies do not apply; ${note.page}`
    case 'statementIgnored':
      return `AWS would refuse ${visibleText(note.pointer)} of ${slotName(note.slot)} policy ${note.policy + 1}`
    case 'resourcePolicyMustAllow':
      return `the policy of this resource must let the principal or its account in; ${note.page}`
    case 'callRule':
      return `${callRules[note.rule]}; ${note.page}`
  }
}

const callRules: Readonly<Record<Extract<Note, { note: 'callRule' }>['rule'], string>> = {
  rootCannotAssumeRoles: 'the root user cannot assume roles',
  providerOfAnotherAccount: 'the identity provider must be in the account of the role',
  federatedUserNeedsSessionPolicy: 'without a session policy a federated user has no permissions of its own',
  needsNoPermission: 'this call needs no permission and cannot be denied',
}

function slotName(slot: Slot): string {
  const names: Readonly<Record<Slot, string>> = {
    identity: 'identity',
    resource: 'resource',
    boundary: 'boundary',
    scp: 'service control',
    rcp: 'resource control',
    session: 'session',
  }
  return names[slot]
}
