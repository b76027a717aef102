// A snapshot that was never a file → one document for each thing that AWS described, so that a finding stands at the ARN
// of what it is about, with the pointer in it. Read by the reader that reads snapshots from files.

import { pointerTokens } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue } from '../base/json-value.ts'
import type { Described, DescribedIdentity, DescribedOrganization } from '../model/described.ts'
import type { ReadDocument } from '../model/document.ts'
import type { Seen } from '../model/known.ts'
import type { Policy } from '../model/policy.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { findReplies } from './readers/aws-replies.ts'

/** The paths of the documents are ARNs; things without one are named by their list and account. */
export function liveDocuments(snapshot: Snapshot): readonly ReadDocument[] {
  const value = snapshot as unknown as JsonObject
  const { found, described } = findReplies(value, 0)
  const policies = new Set(found.policies)
  const at = (pointer: string, path: string, make: (rebase: Rebase) => Partial<Described>) => {
    const rebase = new Rebase(pointer, policies)
    const parts = make(rebase)
    return documentOf(path, valueAt(value, pointer), rebase.judged, { ...nothing, ...parts })
  }
  return [
    ...described.identities.map(one =>
      at(one.pointer, one.arn, rebase => ({ identities: [rebase.identity(one)] })),
    ),
    ...described.managed.map(({ arn, policy }) =>
      at(policy.pointer.slice(0, policy.pointer.lastIndexOf('/PolicyVersionList/')), arn, rebase => ({
        managed: [{ arn, policy: rebase.policy(policy) }],
      })),
    ),
    ...described.organizations.map(one => {
      const index = snapshot.accounts.findIndex(({ Account }) => Account === one.account)
      return at(`/accounts/${index}/organization`, `organization of ${one.account}`, rebase => ({
        organizations: [rebase.organization(one)],
      }))
    }),
    ...described.sightings.map(one =>
      at(one.pointer, arnIn(one.value) ?? `${one.list} of ${one.account ?? 'an account'}`, () => ({
        sightings: [{ ...one, pointer: '' }],
      })),
    ),
    documentOf('snapshot', { takenAt: snapshot.takenAt }, [], {
      ...nothing,
      absent: described.absent,
      lists: described.lists,
    }),
  ]
}

const nothing: Described = {
  identities: [],
  absent: [],
  managed: [],
  organizations: [],
  sightings: [],
  lists: [],
}

/** The text is written only for what has something to report. */
function documentOf(
  path: string,
  value: JsonValue,
  policies: readonly Policy[],
  described: Described,
): ReadDocument {
  let text: string | undefined
  return {
    state: 'read',
    path,
    get text() {
      text ??= JSON.stringify(value, null, 2)
      return text
    },
    byteOrderMark: false,
    value,
    duplicates: [],
    policies,
    misfits: [],
    brokenTexts: [],
    described,
  }
}

/** Takes things out of the snapshot: their pointers begin at the thing itself. */
class Rebase {
  /** Policies that somebody can change, in the order in which they were met. */
  readonly judged: Policy[] = []
  readonly #length: number
  readonly #ofDocument: ReadonlySet<Policy>

  constructor(pointer: string, ofDocument: ReadonlySet<Policy>) {
    this.#length = pointer.length
    this.#ofDocument = ofDocument
  }

  policy(policy: Policy): Policy {
    const { maxSession } = policy
    const moved: Policy = {
      ...this.#moved(policy),
      ...(maxSession && { maxSession: this.#moved(maxSession) }),
    }
    if (this.#ofDocument.has(policy)) this.judged.push(moved)
    return moved
  }

  identity(one: DescribedIdentity): DescribedIdentity {
    const { trust, inline, attached, boundary, maxSession } = one
    return {
      ...this.#moved(one),
      ...(trust && { trust: this.policy(trust) }),
      inline: this.#seen(inline),
      attached: { ...attached, items: attached.items.map(attachment => this.#moved(attachment)) },
      boundary:
        boundary.state === 'known' && boundary.value
          ? { ...boundary, value: this.#moved(boundary.value) }
          : boundary,
      ...(maxSession && { maxSession: this.#moved(maxSession) }),
    }
  }

  organization(one: DescribedOrganization): DescribedOrganization {
    if (one.state !== 'complete') return one
    return {
      ...one,
      scps: one.scps.map(level => this.#seen(level)),
      rcps: one.rcps.map(level => this.#seen(level)),
    }
  }

  #seen(seen: Seen<Policy>): Seen<Policy> {
    return { ...seen, items: seen.items.map(policy => this.policy(policy)) }
  }

  #moved<T extends { readonly pointer: string }>(one: T): T {
    return { ...one, pointer: one.pointer.slice(this.#length) }
  }
}

function valueAt(root: JsonValue, pointer: string): JsonValue {
  let value: JsonValue = root
  for (const token of pointerTokens(pointer)) {
    const next: JsonValue | undefined = isArray(value)
      ? value[Number(token)]
      : isObject(value)
        ? value[token]
        : undefined
    value = next ?? null
  }
  return value
}

/** The thing's own ARN: the first that AWS gives. */
function arnIn(value: JsonObject): string | undefined {
  for (const [name, member] of Object.entries(value)) {
    if (/(^|[a-z])(Arn|ARN)$|^ARN$/.test(name) && typeof member === 'string' && member.startsWith('arn:'))
      return member
  }
  return undefined
}
