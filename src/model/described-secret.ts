// Secrets and the keys that encrypt them, as AWS described them: who holds them, and whom their policies let in. Never a
// secret's value.

import { memberOf } from '../base/json-value.ts'
import { isAccountId, parseArn } from './arn.ts'
import { type Entry, textOf } from './aws-entry.ts'
import type { Estate, Sighted } from './estate.ts'
import type { HeldPolicy } from './inventory.ts'
import { type Known, known, unseen } from './known.ts'

export interface DescribedSecret extends Entry {
  readonly arn: string
  readonly name: string
  readonly account: string
  readonly region: string
  /** ARN, id or alias of its key; undefined: the key `aws/secretsmanager`, which AWS manages. */
  readonly key: Known<string | undefined>
  /** Undefined: it has none. */
  readonly policy: Known<HeldPolicy | undefined>
}

export interface DescribedKey extends Entry {
  readonly arn: string
  /** `Enabled`, `Disabled`, `PendingDeletion`, … */
  readonly state: string | undefined
  /** AWS made it, and wrote its policy. */
  readonly isByAws: boolean
  readonly policy: Known<HeldPolicy>
}

/** Each once, from all that was said of it: replies about a secret say different things. */
export function describedSecrets(estate: Estate): readonly DescribedSecret[] {
  const bySecret = new Map<string, Sighted[]>()
  for (const one of estate.all('SecretList')) {
    const arn = textOf(one, 'ARN') ?? ''
    const seen = bySecret.get(arn)
    if (seen) seen.push(one)
    else bySecret.set(arn, [one])
  }
  return [...bySecret].flatMap(([arn, sightings]) => secretFrom(arn, sightings, estate) ?? [])
}

function secretFrom(arn: string, sightings: readonly Sighted[], estate: Estate): DescribedSecret | undefined {
  const [first] = sightings
  const parsed = parseArn(arn)
  if (!first || !parsed || !isAccountId(parsed.account)) return undefined
  const { account, region } = parsed
  const whole = estate.gapOf('SecretList', { account, region }) === undefined
  return {
    document: first.document,
    pointer: first.pointer,
    value: first.value,
    arn,
    name: textOf(first, 'Name') ?? arn,
    account,
    region,
    key: keyOf(sightings),
    policy: policyOf(sightings, whole),
  }
}

/** AWS leaves the key out where it is its own; a reply about the policy alone says nothing of it. */
function keyOf(sightings: readonly Sighted[]): DescribedSecret['key'] {
  const descriptions = sightings.filter(one => !isAboutPolicy(one))
  if (descriptions.length === 0) return unseen('no reply of DescribeSecret or ListSecrets was given')
  return known(descriptions.map(one => textOf(one, 'KmsKeyId')).findLast(key => key !== undefined))
}

function policyOf(sightings: readonly Sighted[], whole: boolean): DescribedSecret['policy'] {
  for (const one of sightings) {
    const held = heldAt(one, 'ResourcePolicy')
    if (held) return known(held)
    if (memberOf(one.value, 'ResourcePolicy') !== undefined) return unseen('its policy could not be read')
  }
  return whole || sightings.some(isAboutPolicy)
    ? known(undefined)
    : unseen('no reply of GetResourcePolicy was given')
}

/** What GetResourcePolicy answers: a name, and a policy if there is one. */
function isAboutPolicy({ value }: Sighted): boolean {
  return Object.keys(value).every(name => /^(ARN|Name|ResourcePolicy|ResponseMetadata)$/.test(name))
}

/** `id`: as a secret names its key. */
export function describedKey(estate: Estate, id: string): Known<DescribedKey> {
  const one = estate
    .all('Keys')
    .findLast(key => textOf(key, 'Arn') === id || textOf(key, 'KeyId') === id.replace(/^.*\//, ''))
  const arn = one && textOf(one, 'Arn')
  if (!one || arn === undefined) return unseen(`the key ${id} was not described`)
  const held = heldAt(one, 'Policy')
  return known({
    document: one.document,
    pointer: one.pointer,
    value: one.value,
    arn,
    state: textOf(one, 'KeyState'),
    isByAws: textOf(one, 'KeyManager') === 'AWS',
    policy: held ? known(held) : unseen(`the policy of the key ${id} was not given`),
  })
}

/** The policy that was read at a member of an entry. */
function heldAt({ document, pointer }: Entry, member: string): HeldPolicy | undefined {
  const at = `${pointer}/${member}`
  const policy = document.policies.find(one => one.pointer === at)
  return policy && { document, policy }
}
