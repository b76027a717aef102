// Proof that doors are closed: the link is tried without what it should need. Each success is a failure. Only when asked
// for: whoever watches CloudTrail sees these attempts.

import type { Check } from '../../define-check.ts'
import type { WalkedLink } from '../../walked-link.ts'
import { withoutExternalId, withRandomExternalId } from './other-external-id.ts'
import { askPlainText } from './plain-text.ts'
import { tokenOfOtherUser } from './token-of-other-user.ts'

export function closedDoors(link: WalkedLink): readonly Check[] {
  return [...withoutExternalId(link), ...withRandomExternalId(link), tokenOfOtherUser, askPlainText]
}
