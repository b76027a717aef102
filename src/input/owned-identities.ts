// Policies whose owner their file names → roles and users with all that was seen of them.

import { isIdentityArn, parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import { maxSessionOf } from './max-session.ts'

const others = 'only some of its policies were given'

/** One identity for each ARN; policies known by a bare name join the one identity of that name, if there is one. */
export function ownedIdentities(held: readonly HeldPolicy[]): readonly Identity[] {
  const byArn = new Map<string, HeldPolicy[]>()
  for (const one of held) {
    const { owner, furtherOwners = [] } = one.policy
    for (const { arn } of owner ? [owner, ...furtherOwners] : []) {
      if (arn !== undefined && isIdentityArn(arn)) byArn.set(arn, [...(byArn.get(arn) ?? []), one])
    }
  }
  for (const one of held) {
    const { owner } = one.policy
    if (owner?.arn !== undefined || owner?.name === undefined) continue
    const ending = `:${owner.kind}/`
    const arns = [...byArn.keys()].filter(arn => arn.includes(ending) && nameOf(arn) === owner.name)
    if (arns.length === 1) byArn.get(arns[0] as string)?.push(one)
  }
  return [...byArn].map(([arn, policies]) => identityFrom(arn, policies))
}

function identityFrom(arn: string, policies: readonly HeldPolicy[]): Identity {
  const owners = policies.flatMap(({ policy }) => [policy.owner ?? [], policy.furtherOwners ?? []].flat())
  const own = owners.filter(owner => owner.arn === arn)
  const gap = own.some(({ isWhole }) => isWhole)
    ? {}
    : { unseen: own.find(one => one.gap !== undefined)?.gap ?? others }
  const trust = policies.filter(({ policy }) => policy.type === 'trust')
  const permissions = policies.filter(({ policy }) => policy.type === 'identity')
  const boundary = policies.filter(({ policy }) => policy.type === 'boundary')
  return {
    kind: arn.includes(':user/') ? 'user' : 'role',
    arn,
    account: parseArn(arn)?.account ?? '',
    name: nameOf(arn),
    trust: trust.length === 0 ? { items: [], unseen: 'its trust policy was not given' } : { items: trust },
    permissions: { items: permissions, ...gap },
    boundary: boundary.length === 0 ? { items: [], ...gap } : { items: boundary },
    maxSession: maxSessionOf({ items: trust }),
  }
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}
