// The policies that belong together because one identity has them.

import type { HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import { ifKnown, type Known } from '../model/known.ts'
import type { Link } from '../model/link.ts'
import type { Need } from './need.ts'
import type { HopOfLink } from './wide-subjects.ts'

/** The policies of one identity, or one policy that is nobody's, with what surrounds them. */
export interface PolicyGroup {
  readonly owner: Known<Identity>
  /** All that were seen: beside those about logins, an owner has others, which limit them or lead around them. */
  readonly policies: readonly HeldPolicy[]
  readonly inventory: Inventory
  readonly links: readonly Link[]
  readonly hops: readonly HopOfLink[]
}

/** What every subject has that is about policies of an owner; `open` is what is not known of the policy itself. */
export function about(
  { document }: HeldPolicy,
  owner: Known<Identity>,
  open: readonly (readonly [Need, string])[] = [],
) {
  const unseen = new Map<Need, string>(open)
  if (owner.state !== 'known') unseen.set('owner', owner.why)
  return { document, name: ifKnown(owner)?.arn ?? document.path, unseen, owner }
}
