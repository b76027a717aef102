// What documents say of accounts in AWS's words → identities with everything attached, and the policies of organizations.

import { isIdentityArn, parseArn } from '../model/arn.ts'
import type { Attachment, DescribedIdentity, DescribedOrganization } from '../model/described.ts'
import type { ReadDocument } from '../model/document.ts'
import type { Account, HeldPolicy, Identity } from '../model/inventory.ts'
import { type Known, known, type Seen, unseen } from '../model/known.ts'
import type { Policy } from '../model/policy.ts'

export interface DescribedAccounts {
  /** Roles and users; one that was described twice as it was described last. */
  readonly identities: ReadonlyMap<string, Identity>
  readonly accounts: ReadonlyMap<string, Account>
  /** Whether the account's roles, or users, were read to their end, and this one is not among them. */
  isMissing(arn: string): boolean
  /** Why the account's roles, or users, may lack this one; undefined where nobody asked for them. */
  gapOf(arn: string): string | undefined
}

export function describedAccounts(documents: readonly ReadDocument[]): DescribedAccounts {
  const book = new Book(documents)
  return {
    identities: book.identities,
    accounts: new Map(book.organizations.map(one => [one.account, accountFrom(one, book)])),
    isMissing: arn => !book.identities.has(arn) && (book.absent.has(arn) || book.hasWhole(arn)),
    gapOf: arn => book.gaps.get(listKey(arn)),
  }
}

interface Placed<T> {
  readonly document: ReadDocument
  readonly value: T
}

class Book {
  readonly identities = new Map<string, Identity>()
  readonly absent = new Set<string>()
  /** By account and list. */
  readonly gaps = new Map<string, string>()
  readonly organizations: DescribedOrganization[] = []
  readonly #documentOf = new Map<Policy, ReadDocument>()
  readonly #managed = new Map<string, HeldPolicy>()
  readonly #groups = new Map<string, Placed<DescribedIdentity>>()
  readonly #whole = new Set<string>()

  constructor(documents: readonly ReadDocument[]) {
    const described: Placed<DescribedIdentity>[] = []
    for (const document of documents) {
      if (!document.described) continue
      const { identities, absent, managed, organizations, lists } = document.described
      for (const arn of absent) this.absent.add(arn)
      for (const { arn, policy } of managed) this.#managed.set(arn, { document, policy })
      for (const value of identities) {
        const one = { document, value }
        if (value.kind === 'group') this.#groups.set(groupKey(value.arn), one)
        else if (isIdentityArn(value.arn)) described.push(one)
      }
      for (const { list, account, gap } of lists) {
        if (gap === undefined) this.#whole.add(`${account} ${list}`)
        else this.gaps.set(`${account} ${list}`, gap)
      }
      for (const one of organizations) {
        this.organizations.push(one)
        if (one.state === 'complete')
          for (const { items } of [...one.scps, ...one.rcps])
            for (const policy of items) this.#documentOf.set(policy, document)
      }
    }
    for (const one of described) this.identities.set(one.value.arn, this.#identity(one))
  }

  hasWhole(arn: string): boolean {
    return this.#whole.has(listKey(arn))
  }

  held(seen: Seen<Policy>): Seen<HeldPolicy> {
    const items = seen.items.flatMap(policy => {
      const document = this.#documentOf.get(policy)
      return document ? [{ document, policy }] : []
    })
    return { ...seen, items }
  }

  #identity({ document, value }: Placed<DescribedIdentity>): Identity {
    const { kind, arn, trust, id, tags, maxSession, pointer } = value
    const ofRole = kind === 'role'
    return {
      kind: ofRole ? 'role' : 'user',
      arn,
      account: parseArn(arn)?.account ?? '',
      name: arn.slice(arn.lastIndexOf('/') + 1),
      trust: trust
        ? { items: [{ document, policy: trust }] }
        : { items: [], ...(ofRole && { unseen: 'its trust policy was not read' }) },
      permissions: this.#permissions({ document, value }),
      boundary: this.#boundary(document, value.boundary),
      maxSession: maxSession
        ? known({ ...maxSession, document })
        : unseen("no file says the role's MaxSessionDuration"),
      ...(id !== undefined && { id }),
      tags,
      describedAt: { document, pointer },
    }
  }

  /** Inline, attached, and those of the groups of a user. */
  #permissions({ document, value }: Placed<DescribedIdentity>): Seen<HeldPolicy> {
    const { inline, attached, groups, arn } = value
    const gaps = [inline.unseen, attached.unseen, groups.unseen]
    const items: HeldPolicy[] = inline.items.map(policy => ({ document, policy }))
    for (const attachment of attached.items) {
      const held = this.#attached(document, attachment)
      if (held) items.push(held)
      else gaps.push(`the attached policy ${attachment.arn} was not read`)
    }
    for (const name of groups.items) {
      const group = this.#groups.get(groupKey(arn, name))
      if (!group) gaps.push(`the group ${name} was not read`)
      else {
        const ofGroup = this.#permissions(group)
        items.push(...ofGroup.items)
        gaps.push(ofGroup.unseen)
      }
    }
    const gap = gaps.find(one => one !== undefined)
    return { items, ...(gap !== undefined && { unseen: gap }) }
  }

  #boundary(document: ReadDocument, boundary: Known<Attachment | undefined>): Seen<HeldPolicy> {
    if (boundary.state === 'unseen') return { items: [], unseen: boundary.why }
    if (boundary.value === undefined) return { items: [] }
    const held = this.#attached(document, boundary.value)
    if (!held) return { items: [], unseen: `the permissions boundary ${boundary.value.arn} was not read` }
    return { items: [{ ...held, policy: { ...held.policy, type: 'boundary' } }] }
  }

  /** Nobody can change what AWS wrote, so that it stands where it is attached. */
  #attached(document: ReadDocument, { arn, pointer }: Attachment): HeldPolicy | undefined {
    const held = this.#managed.get(arn)
    if (!held || !arn.includes(':iam::aws:')) return held
    return { document, policy: { ...held.policy, pointer, isByAws: true } }
  }
}

/** The account and the list that an identity would stand in. */
function listKey(arn: string): string {
  const account = parseArn(arn)?.account ?? ''
  return `${account} ${arn.includes(':user/') ? 'UserDetailList' : 'RoleDetailList'}`
}

/** Names of groups are unique in an account, whatever their paths. */
function groupKey(arn: string, name = arn.slice(arn.lastIndexOf('/') + 1)): string {
  return `${parseArn(arn)?.account ?? ''} ${name}`
}

/**
 * What AWS says of the account's organization. Its control policies do not reach the account that manages it.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
function accountFrom(one: DescribedOrganization, book: Book): Account {
  const { account: id } = one
  if (one.state === 'none') return { id, scps: [], rcps: [] }
  const notRead = (why: string) => [
    { items: [], unseen: `the policies of the organization were not read: ${why}` },
  ]
  if (one.state === 'unseen') return { id, scps: notRead(one.why), rcps: notRead(one.why) }
  const levels = one.state === 'complete' ? one : { scps: [], rcps: [] }
  const scps = levels.scps.map(level => book.held(level))
  const rcps = levels.rcps.map(level => book.held(level))
  const known = { id, organization: one.id }
  if (one.managementAccount === id)
    return { ...known, scps: [], rcps: [], idleControls: [...scps, ...rcps].flatMap(({ items }) => items) }
  if (one.state === 'partial') return { ...known, scps: notRead(one.why), rcps: notRead(one.why) }
  return { ...known, scps, rcps }
}
