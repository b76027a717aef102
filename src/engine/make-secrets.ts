// Secrets that AWS described, and the identities whose policies name them → what rules about secrets are asked about.

import { isArray, isObject } from '../base/json-value.ts'
import { holdsUnknown } from '../base/unknown-text.ts'
import { isAccountId, parseArn } from '../model/arn.ts'
import {
  type DescribedKey,
  type DescribedSecret,
  describedKey,
  describedSecrets,
} from '../model/described-secret.ts'
import type { Identity, Inventory } from '../model/inventory.ts'
import { ifKnown, type Known, known, unseen } from '../model/known.ts'
import { itemsOf, statementsOf } from '../model/policy.ts'
import type { Decision } from '../policy/decision.ts'
import { allowsAction } from '../policy/reached-action.ts'
import { askAs, judgeSecretAccess } from '../policy/secret-access.ts'
import { strangerIn } from '../policy/stranger.ts'
import type { Need } from './need.ts'
import type { SecretGrant, SecretReader, SecretSubject } from './secret-subject.ts'

const read = 'secretsmanager:getsecretvalue'

export function makeSecrets(inventory: Inventory): readonly SecretSubject[] {
  const secrets = describedSecrets(inventory.estate)
  if (secrets.length === 0) return []
  const candidates = inventory.identities.filter(({ permissions }) =>
    permissions.items.some(held => allowsAction(held.policy, read)),
  )
  return secrets.map(secret => secretSubject(secret, inventory, candidates))
}

function secretSubject(
  secret: DescribedSecret,
  inventory: Inventory,
  candidates: readonly Identity[],
): SecretSubject {
  const { document, pointer, name, policy } = secret
  const key = keyOf(secret, inventory)
  const principals = principalsOf(secret)
  return {
    document,
    own: { pointer },
    name,
    unseen: unseenOf(secret, key),
    secret,
    key,
    readers: candidates.flatMap(one => readerOf(one, secret, key, inventory) ?? []),
    guests: [...new Set(principals.map(one => one.account))],
    principals,
    letsIn(principal, action) {
      if (policy.state === 'unseen') return policy
      return known(
        policy.value !== undefined &&
          askAs(policy.value, secret, action, principal).outcomes.every(outcome => outcome === 'allowed'),
      )
    },
  }
}

function keyOf({ key }: DescribedSecret, { estate }: Inventory): SecretSubject['key'] {
  if (key.state === 'unseen') return key
  return key.value === undefined || key.value.endsWith('alias/aws/secretsmanager')
    ? known(undefined)
    : describedKey(estate, key.value)
}

function unseenOf({ policy }: DescribedSecret, key: SecretSubject['key']): ReadonlyMap<Need, string> {
  const keyPolicy = ifKnown(key)?.policy
  return new Map<Need, string>([
    ...(policy.state === 'unseen' ? [['secret-policy', policy.why] as const] : []),
    ...(key.state === 'unseen' ? [['secret-key', key.why] as const] : []),
    ...(keyPolicy?.state === 'unseen' ? [['secret-key-policy', keyPolicy.why] as const] : []),
  ])
}

/** Only who is meant: whose policies name secrets of this account. A star is for those of one's own account. */
function readerOf(
  identity: Identity,
  secret: DescribedSecret,
  key: SecretSubject['key'],
  inventory: Inventory,
): SecretReader | undefined {
  const isForeign = identity.account !== secret.account
  const described: Known<DescribedKey> = ifKnown(key)
    ? (key as Known<DescribedKey>)
    : unseen('it is not described')
  const access = judgeSecretAccess(identity, inventory.accounts.get(identity.account), secret, described)
  const grant = grantIn(identity, access.own)
  if (grant === undefined || (isForeign && !names(grant, secret.account))) return undefined
  return { identity, isForeign, grant, access }
}

/** The statement that allows it, or may. */
function grantIn({ permissions }: Identity, { outcomes, reasons }: Decision): SecretGrant | undefined {
  if (!outcomes.includes('allowed')) return undefined
  const reason = reasons.find(
    ({ slot, effect, matched }) => slot === 'identity' && effect === 'Allow' && matched !== 'no',
  )
  const held = reason && permissions.items[reason.policy]
  const statement = held && statementsOf(held.policy).find(({ index }) => index === reason.statement)
  return statement && { held, statement }
}

function names({ statement: { raw, pointer } }: SecretGrant, account: string): boolean {
  return itemsOf(raw, 'Resource', pointer).some(
    ({ value }) => typeof value === 'string' && parseArn(value)?.account === account,
  )
}

function principalsOf({ policy, account }: DescribedSecret): SecretSubject['principals'] {
  const held = ifKnown(policy)
  if (held === undefined) return []
  const named = statementsOf(held.policy).flatMap(({ raw, pointer }) => {
    const principals = raw['Principal']
    return isObject(principals) && !isArray(principals) ? itemsOf(principals, 'AWS', pointer) : []
  })
  return named.flatMap(({ value }) => principalFrom(value) ?? []).filter(one => one.account !== account)
}

function principalFrom(value: unknown): { readonly arn: string; readonly account: string } | undefined {
  if (typeof value !== 'string' || holdsUnknown(value)) return undefined
  if (isAccountId(value)) return { arn: strangerIn(value), account: value }
  const parsed = parseArn(value)
  if (!parsed || !isAccountId(parsed.account)) return undefined
  const { account, resource } = parsed
  return { arn: resource === 'root' ? strangerIn(account) : value, account }
}
