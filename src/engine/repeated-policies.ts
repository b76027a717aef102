// Policies that stand twice: in a file that a link names, and in what AWS says of the same identity.

import type { HeldPolicy, Identity } from '../model/inventory.ts'
import type { Policy } from '../model/policy.ts'
import { sameMeaning } from '../policy/same-meaning.ts'

/** Those of AWS that say what a file says, too: what is wrong with them is told at the file. */
export function repeatedPolicies(identities: readonly Identity[]): ReadonlySet<Policy> {
  const repeated = new Set<Policy>()
  for (const { live, trust, permissions, boundary } of identities) {
    if (!live) continue
    const pairs = [
      [live.trust, trust],
      [live.permissions, permissions],
      [live.boundary, boundary],
    ] as const
    for (const [ofAws, ofFiles] of pairs) {
      if (ofAws === ofFiles) continue
      for (const one of ofAws.items) if (ofFiles.items.some(file => same(one, file))) repeated.add(one.policy)
    }
  }
  return repeated
}

function same({ policy: a }: HeldPolicy, { policy: b }: HeldPolicy): boolean {
  return sameMeaning(a.root, b.root, b.type)
}
