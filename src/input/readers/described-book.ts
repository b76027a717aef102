// Collects what one document says of AWS while it is read.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../base/json-value.ts'
import { isAccountId, parseArn } from '../../model/arn.ts'
import type {
  Described,
  DescribedIdentity,
  DescribedManagedPolicy,
  DescribedOrganization,
  ListSeen,
  Sighting,
} from '../../model/described.ts'
import type { Policy, PolicyOwner, PolicyType } from '../../model/policy.ts'
import {
  describedIdentity,
  describedManagedPolicy,
  type IdentityList,
  isByAws,
  textIn,
} from './described-identity.ts'
import { findPolicyAt, newSearch, type Search } from './policy-json.ts'
import type { PageEnd } from './reply-shapes.ts'

export class DescribedBook {
  readonly #to: Search
  readonly #identities: DescribedIdentity[] = []
  readonly #absent: string[] = []
  readonly #managed: DescribedManagedPolicy[] = []
  readonly #organizations: DescribedOrganization[] = []
  readonly #sightings: Sighting[] = []
  readonly #lists: ListSeen[] = []
  /** Lists of replies by account, with what the last page of each says. */
  readonly #pages = new Map<string, Pick<ListSeen, 'list' | 'account'> & { readonly ends: PageEnd }>()

  /** `to` takes the policies that somebody can change. */
  constructor(to: Search) {
    this.#to = to
  }

  iamEntry(list: string, entry: JsonObject, pointer: string): void {
    // What AWS wrote is read for what it means; nobody can mend it.
    const byAws = isByAws(textIn(entry, 'Arn') ?? '')
    const to = byAws ? { ...newSearch(this.#to.textLength), isByAws: true } : this.#to
    const read = (value: JsonValue, at: string, type: PolicyType, owner?: PolicyOwner) =>
      findPolicyAt(value, at, type, { ...to, ...(owner && { owner }) })
    if (list === 'Policies') {
      const policy = describedManagedPolicy(entry, pointer, read)
      if (policy) this.#managed.push(policy)
      return
    }
    if (list === 'RoleDetailList') this.#profiles(entry, pointer)
    const identity = describedIdentity(list as IdentityList, entry, pointer, read)
    if (identity) this.#identities.push(identity)
  }

  /** By which profile machines run as a role. A profile stands in its role, and need not name it again. */
  #profiles(role: JsonObject, pointer: string): void {
    const list = 'InstanceProfileList'
    const profiles = memberOf(role, list)
    if (!isArray(profiles)) return
    const Arn = memberOf(role, 'Arn') ?? ''
    for (const [index, profile] of profiles.entries()) {
      if (!isObject(profile)) continue
      const value = { Roles: [{ Arn }], ...profile }
      this.#sightings.push({ list, value, pointer: `${pointer}/${list}/${index}` })
    }
  }

  absent(arn: string): void {
    this.#absent.push(arn)
  }

  /** The policy of a type that is not an identity's. */
  policy(value: JsonValue, pointer: string, type: PolicyType): Policy | undefined {
    return findPolicyAt(value, pointer, type, this.#to)
  }

  sight(
    list: string,
    value: JsonObject,
    pointer: string,
    where: { readonly account?: string; readonly region?: string } = whereOf(value),
  ): void {
    this.#sightings.push({ list, ...where, value, pointer })
    const holder = policyMembers[list]
    const policy = holder === undefined ? undefined : memberOf(value, holder)
    if (holder !== undefined && policy !== undefined) this.policy(policy, `${pointer}/${holder}`, 'resource')
  }

  organization(organization: DescribedOrganization): void {
    this.#organizations.push(organization)
  }

  list(seen: ListSeen): void {
    this.#lists.push(seen)
  }

  /** One page of a reply: the list is whole when it began in an earlier page and this is the last. */
  page(list: string, account: string, ends: PageEnd): void {
    const key = `${account} ${list}`
    const before = this.#pages.get(key)?.ends
    this.#pages.set(key, { list, account, ends: ends === 'last' && before === 'goes-on' ? 'whole' : ends })
  }

  close(): Described {
    const pages = [...this.#pages.values()].map(
      ({ list, account, ends }): ListSeen => ({
        list,
        account,
        ...(ends !== 'whole' && { gap: gapAfter[ends] }),
      }),
    )
    return {
      identities: this.#identities,
      absent: this.#absent,
      managed: this.#managed,
      organizations: this.#organizations,
      sightings: this.#sightings,
      lists: [...this.#lists, ...pages],
    }
  }
}

/** The member of an entry that is a policy which somebody can change. */
const policyMembers: Readonly<Record<string, string>> = { SecretList: 'ResourcePolicy', Keys: 'Policy' }

const gapAfter = {
  'goes-on': 'the reply goes on in a page that was not given',
  last: 'the reply may be the last of several pages',
} as const

/** Account and region as the entry's own ARN has them, or its owner. */
function whereOf(value: JsonObject): { readonly account?: string; readonly region?: string } {
  for (const name in value) {
    if (!name.endsWith('Arn') && name !== 'ARN') continue
    const arn = parseArn(textIn(value, name) ?? '')
    if (arn && isAccountId(arn.account) && arn.region !== '')
      return { account: arn.account, region: arn.region }
  }
  const owner = memberOf(value, 'OwnerId')
  return typeof owner === 'string' ? { account: owner } : {}
}
