// A refusal in AWS's words.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html

import type { Decision } from '../../policy/decision.ts'
import type { Slot } from '../../policy/policies.ts'

/** `User: … is not authorized to perform: …`, with the reason where AWS gives one. */
export function denialText(principal: string, action: string, resource: string, decision: Decision): string {
  const said = `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`
  const reason = reasonOf(action, decision)
  return reason === undefined ? said : `${said} ${reason}`
}

/** Across accounts AWS does not tell what the other side's policies say. */
function reasonOf(
  action: string,
  { decision, crossAccount, reasons, missing }: Decision,
): string | undefined {
  const refusing = reasons.find(({ effect, matched }) => effect === 'Deny' && matched !== 'no')
  if (decision === 'explicitDeny' && refusing) {
    if (crossAccount && isOtherSide(refusing.slot)) return undefined
    const words = slotWords(refusing.slot, action)
    return `with an explicit deny in ${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`
  }
  const lacking = order
    .map(slot => missing.find(entry => entry.slot === slot))
    .find(entry => entry !== undefined)
  if (!lacking || (crossAccount && isOtherSide(lacking.slot))) return undefined
  return `because no ${slotWords(lacking.slot, action)} allows the ${action} action`
}

/** AWS names one missing allow, those that an administrator set first. */
const order: readonly Slot[] = ['scp', 'boundary', 'session', 'identity', 'resource']

function isOtherSide(slot: Slot): boolean {
  return slot === 'resource' || slot === 'rcp'
}

function slotWords(slot: Slot, action: string): string {
  switch (slot) {
    case 'identity':
      return 'identity-based policy'
    case 'resource':
      return action.toLowerCase().startsWith('sts:assumerole') ? 'role trust policy' : 'resource-based policy'
    case 'boundary':
      return 'permissions boundary'
    case 'session':
      return 'session policy'
    case 'scp':
      return 'service control policy'
    case 'rcp':
      return 'resource control policy'
  }
}
