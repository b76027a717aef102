// Policies that lie in one folder as guides lay them out, and say between them whose they are: both halves of one hop.

import { parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import { mentions, onlyIdentityNamed, rolesAssumedBy } from './caller-of-role.ts'
import { maxSessionOf } from './max-session.ts'

/** Of the services whose databases are logged in to with an identity of IAM. */
const databaseActions =
  /^(rds|rds-db|redshift|redshift-serverless|elasticache|memorydb|es|cassandra|dynamodb):/i

export interface Pair {
  readonly caller: Identity
  readonly role: Identity
}

/** At most one of each folder. */
export function pairsOf(loose: readonly HeldPolicy[]): readonly Pair[] {
  const folders = new Map<string, HeldPolicy[]>()
  for (const one of loose) {
    const folder = folderOf(one.document.path)
    folders.set(folder, [...(folders.get(folder) ?? []), one])
  }
  return [...folders.values()].flatMap(policies => pairIn(policies) ?? [])
}

/**
 * A folder with one trust policy and with permissions to assume one role holds the two halves of one hop, as guides lay
 * them out. The caller is the one identity that the trust names.
 */
function pairIn(policies: readonly HeldPolicy[]): Pair | undefined {
  const trusts = policies.filter(({ policy }) => policy.type === 'trust')
  const assuming = policies.filter(({ policy }) => rolesAssumedBy(policy).length > 0)
  const roles = [...new Set(assuming.flatMap(({ policy }) => rolesAssumedBy(policy)))]
  const [trust] = trusts
  const [roleArn] = roles
  if (trust === undefined || roleArn === undefined || trusts.length > 1 || roles.length > 1) return undefined
  const callerArn = onlyIdentityNamed(trust.policy)
  if (callerArn === undefined || callerArn === roleArn) return undefined
  const connecting = policies.filter(
    one => one !== trust && !assuming.includes(one) && mentions(one.policy, databaseActions),
  )
  const others = 'there may be policies beside those in its folder'
  const none = { items: [], unseen: others }
  return {
    caller: identity(callerArn, none, { items: assuming, unseen: others }),
    role: identity(roleArn, { items: [trust] }, { items: connecting, unseen: others }),
  }
}

function identity(arn: string, trust: Identity['trust'], permissions: Identity['permissions']): Identity {
  return {
    kind: arn.includes(':user/') ? 'user' : 'role',
    arn,
    account: parseArn(arn)?.account ?? '',
    name: arn.slice(arn.lastIndexOf('/') + 1),
    trust,
    permissions,
    boundary: { items: [], unseen: 'nobody said whether there is a boundary' },
    maxSession: maxSessionOf(trust),
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}
