// Collects what one document says of AWS while it is read.

import { type JsonObject, type JsonValue, memberOf } from '../../base/json-value.ts'
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

export class DescribedBook {
  readonly #to: Search
  readonly #identities: DescribedIdentity[] = []
  readonly #managed: DescribedManagedPolicy[] = []
  readonly #organizations: DescribedOrganization[] = []
  readonly #sightings: Sighting[] = []
  readonly #lists: ListSeen[] = []
  /** Lists of replies by account: whether the last page of each was cut off. */
  readonly #pages = new Map<string, { readonly list: string; readonly account: string; cutOff: boolean }>()

  /** `to` takes the policies that somebody can change. */
  constructor(to: Search) {
    this.#to = to
  }

  iamEntry(list: string, entry: JsonObject, pointer: string): void {
    // What AWS wrote is read for what it means; nobody can mend it.
    const to = isByAws(textIn(entry, 'Arn') ?? '') ? newSearch(this.#to.textLength) : this.#to
    const read = (value: JsonValue, at: string, type: PolicyType, owner?: PolicyOwner) =>
      findPolicyAt(value, at, type, { ...to, ...(owner && { owner }) })
    if (list === 'Policies') {
      const policy = describedManagedPolicy(entry, pointer, read)
      if (policy) this.#managed.push(policy)
      return
    }
    const identity = describedIdentity(list as IdentityList, entry, pointer, read)
    if (identity) this.#identities.push(identity)
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
  }

  organization(organization: DescribedOrganization): void {
    this.#organizations.push(organization)
  }

  list(seen: ListSeen): void {
    this.#lists.push(seen)
  }

  /** One page of a reply: the list is complete when a later page is the last. */
  page(list: string, account: string, cutOff: boolean): void {
    this.#pages.set(`${account} ${list}`, { list, account, cutOff })
  }

  close(): Described {
    const pages = [...this.#pages.values()].map(
      ({ list, account, cutOff }): ListSeen => ({
        list,
        account,
        ...(cutOff && { gap: 'the reply goes on in a page that was not given' }),
      }),
    )
    return {
      identities: this.#identities,
      managed: this.#managed,
      organizations: this.#organizations,
      sightings: this.#sightings,
      lists: [...this.#lists, ...pages],
    }
  }
}

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
