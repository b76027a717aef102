// Why a hop fails: the causes of both sides, without those that only follow from others.

import { parseArn } from '../model/arn.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import { effectOf, statementsOf } from '../model/policy.ts'
import type { HopSides } from '../policy/hop-sides.ts'
import { type CallerSide, callerCauses } from './caller-causes.ts'
import { actionsOf, placeOfElement, placeOfPolicy } from './cause-places.ts'
import type { HopCause } from './hop-cause.ts'
import { type RoleSide, roleCauses } from './role-causes.ts'

export type DiagnosedHop = CallerSide & RoleSide

/** None for a hop that works, or may work as far as can be told. */
export function findCauses(hop: DiagnosedHop): readonly HopCause[] {
  const { caller, roleArn, sides } = hop
  if (parseArn(caller.arn)?.partition !== parseArn(roleArn)?.partition) return [{ kind: 'other-partition' }]
  if (parseArn(roleArn)?.resource.startsWith('role/aws-service-role/'))
    return [{ kind: 'service-linked-role' }]
  if (sides.both.outcomes.includes('allowed')) return taggingCauses(hop)
  if (caller.arn === roleArn) return [{ kind: 'self' }]
  return [...callerCauses(hop), ...roleCauses(hop)]
}

/** Asked only where the role itself can be assumed: without that, tags are a consequence. */
function taggingCauses({ sides, caller, hop }: DiagnosedHop): readonly HopCause[] {
  const { tagging } = sides
  if (tagging === undefined || tagging.both.outcomes.includes('allowed')) return []
  const [trust] = hop.role.trust.items
  const causes: HopCause[] = []
  if (!tagging.trust.outcomes.includes('allowed')) {
    causes.push({ kind: 'tagging', side: 'role', ...(trust && { place: actionPlace(trust, sides, 'role') }) })
  }
  const needsGrant = tagging.both.crossAccount || tagging.trust.outcomes.includes('allowed')
  const [policy] = caller.permissions.items
  if (needsGrant && !tagging.caller.outcomes.includes('allowed')) {
    const granting = sides.caller.reasons.find(({ slot, decides }) => slot === 'identity' && decides)
    const held = (granting && caller.permissions.items[granting.policy]) ?? policy
    causes.push({
      kind: 'tagging',
      side: 'caller',
      ...(held && { place: actionPlace(held, sides, 'caller') }),
    })
  }
  return causes
}

/** The actions of the statement that lets the role be assumed: the missing one belongs beside them. */
function actionPlace(held: HeldPolicy, sides: HopSides, side: 'caller' | 'role') {
  const decision = side === 'caller' ? sides.caller : sides.trust
  const slot = side === 'caller' ? 'identity' : 'resource'
  const index = decision.reasons.find(
    reason => reason.slot === slot && reason.effect === 'Allow' && reason.matched !== 'no',
  )?.statement
  const statement = statementsOf(held.policy).find(one => one.index === index)
  return statement && effectOf(statement) === 'Allow' && actionsOf(statement).length > 0
    ? placeOfElement(held, statement, 'Action' in statement.raw ? 'Action' : 'NotAction')
    : placeOfPolicy(held)
}
