// Who makes the first call of a link that a product's configuration tells: no product says. It is told by who names the
// role as one to assume, else by whom the role's trust policy names. Only what can be told without guessing.

import type { HeldPolicy, Identity } from '../model/inventory.ts'
import type { Policy } from '../model/policy.ts'
import type { DeclaredLink } from '../model/setup.ts'
import { callersByRole, onlyIdentityNamed, pairsIn } from './infer-links.ts'

export interface WithCallers {
  readonly links: readonly DeclaredLink[]
  /** The halves of hops that folders hold, where a link goes through their role. */
  readonly identities: readonly Identity[]
  /** Policies that were nobody's and now belong to one of these identities. */
  readonly used: ReadonlySet<Policy>
}

/** `known` are identities that their documents name; `loose` are policies whose files name nobody. */
export function withCallers(
  links: readonly DeclaredLink[],
  known: ReadonlyMap<string, Identity>,
  loose: readonly HeldPolicy[],
): WithCallers {
  const roles = new Set(links.flatMap(({ hops }) => hops.map(({ arn }) => arn)))
  const pairs = pairsIn(loose).filter(
    ({ role, caller }) => [role, caller].every(({ arn }) => !known.has(arn)) && roles.has(role.arn),
  )
  const identities = pairs.flatMap(({ caller, role }) => [caller, role])
  const all = new Map([...known, ...identities.map(one => [one.arn, one] as const)])
  const callers = callersByRole([...all.values()])
  return {
    links: links.map(link => {
      const role = link.hops[0]?.arn
      if (link.caller !== undefined || role === undefined) return link
      const arn = callerOf(role, callers.get(role) ?? [], all)
      return arn === undefined ? link : { ...link, caller: { arn, pointer: link.pointer } }
    }),
    identities,
    used: new Set(identities.flatMap(policiesOf)),
  }
}

function callerOf(
  role: string,
  callers: readonly Identity[],
  known: ReadonlyMap<string, Identity>,
): string | undefined {
  const [caller, ...others] = callers.filter(({ arn }) => arn !== role)
  if (caller) return others.length === 0 ? caller.arn : undefined
  const [trust] = known.get(role)?.trust.items ?? []
  return trust && onlyIdentityNamed(trust.policy)
}

function policiesOf({ trust, permissions }: Identity): readonly Policy[] {
  return [trust, permissions].flatMap(({ items }) => items.map(({ policy }) => policy))
}
