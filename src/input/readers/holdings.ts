// What a template or a plan makes of IAM, whatever language it is written in: policies, and to whom each belongs once all
// attachments are known.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../base/json-value.ts'
import { holdsUnknown, isUnknown, nameUnknowns, unknownText } from '../../base/unknown-text.ts'
import type { Policy, PolicyOwner, PolicyType, WrittenMaximum } from '../../model/policy.ts'
import { looksLikePolicy, typeByShape } from '../policy-shape.ts'

/** A policy before its owners are known. */
export interface Holding {
  readonly root: JsonObject
  /** Left out, the shape tells. */
  readonly type?: PolicyType
  readonly pointer: string
  readonly writtenAs?: Policy['writtenAs']
  readonly maxSession?: WrittenMaximum
  /** ARNs of the roles, users and groups that have it. */
  readonly owners: string[]
}

interface Attachment {
  readonly owner: string
  readonly policy: string
  readonly as: 'identity' | 'boundary'
}

export class Holdings {
  readonly policies: Holding[] = []
  /** By ARN: why the identity may have other policies; undefined when all that is attached was seen. */
  readonly #gaps = new Map<string, string | undefined>()
  readonly #gapsOfAll = new Map<string, string>()
  readonly #managed = new Map<string, Holding>()
  readonly #attachments: Attachment[] = []
  readonly #members: { readonly user: string; readonly group: string }[] = []

  /** An identity that is made here, so that what it has is known but for gaps. */
  identity(arn: string): void {
    if (!this.#gaps.has(arn)) this.#gaps.set(arn, undefined)
  }

  /** What may be missing of an identity. The first reason is kept. */
  gap(arn: string, why: string): void {
    if (this.#gaps.get(arn) === undefined) this.#gaps.set(arn, why)
  }

  /** What may be missing of every identity of a kind. */
  gapOfAll(kind: 'role' | 'user' | 'group', why: string): void {
    if (!this.#gapsOfAll.has(kind)) this.#gapsOfAll.set(kind, why)
  }

  /** A policy as JSON; what is unknown, or no object, is a gap of its owners. */
  hold(root: JsonValue, holding: Omit<Holding, 'root'>): Holding | undefined {
    if (!isObject(root)) {
      for (const owner of holding.owners) this.gap(owner, 'one of its policies is not known')
      return undefined
    }
    const held = { ...holding, root: withOpenConditions(root) }
    this.policies.push(held)
    return held
  }

  managed(arn: string, holding: Holding | undefined): void {
    if (holding) this.#managed.set(arn, holding)
  }

  attach(owner: string, policy: string, as: Attachment['as'] = 'identity'): void {
    this.#attachments.push({ owner, policy, as })
  }

  join(user: string, group: string): void {
    this.#members.push({ user, group })
  }

  /** The policies as rules see them. To be called once, when everything has been taken. */
  close(): readonly Policy[] {
    const boundaries = new Map<Holding, Holding>()
    for (const { owner, policy, as } of this.#attachments) {
      const holding = this.#managed.get(policy)
      if (!holding) this.gap(owner, gapOf(policy, as))
      else if (as === 'identity') holding.owners.push(owner)
      else {
        const boundary = boundaries.get(holding) ?? { ...holding, type: 'boundary', owners: [] }
        boundaries.set(holding, boundary)
        boundary.owners.push(owner)
      }
    }
    // One that is a boundary and nobody's permissions grants nothing.
    const granting = this.policies.filter(one => one.owners.length > 0 || !boundaries.has(one))
    this.policies.splice(0, this.policies.length, ...granting, ...boundaries.values())
    for (const { user, group } of this.#members) {
      if (!this.#gaps.has(group)) this.gap(user, 'the policies of one of its groups are not in the document')
      for (const { owners } of this.policies) if (owners.includes(group)) owners.push(user)
    }
    return this.policies.map(holding => this.#policyOf(holding))
  }

  #policyOf({ root, type, pointer, owners, maxSession, writtenAs }: Holding): Policy {
    const [owner, ...others] = [...new Set(owners)]
      .filter(arn => /:(role|user)\//.test(arn))
      .map(arn => this.#ownerFrom(arn))
    return {
      type: type ?? typeByShape(root),
      typeSource: type === undefined ? 'shape' : 'wrapper',
      pointer,
      root,
      textLength: JSON.stringify(root).length,
      ...(writtenAs && { writtenAs }),
      ...(owner && { owner }),
      ...(others.length > 0 && { furtherOwners: others }),
      ...(maxSession && type === 'trust' && { maxSession }),
    }
  }

  #ownerFrom(arn: string): PolicyOwner {
    const kind = arn.includes(':user/') ? 'user' : 'role'
    const gap = this.#gaps.get(arn) ?? this.#gapsOfAll.get(kind)
    const isWhole = this.#gaps.has(arn) && gap === undefined
    return {
      kind,
      arn,
      ...(isWhole && { isWhole: true }),
      ...(gap !== undefined && { gap }),
    }
  }
}

/** Of a condition on a key that is not known nothing can be told, and so of all that have to hold with it. */
function withOpenConditions(root: JsonObject): JsonObject {
  const statements = memberOf(root, 'Statement')
  if (!isArray(statements) || !statements.some(one => openKeyIn(one) !== undefined)) return root
  const opened = statements.map(one => {
    const key = openKeyIn(one)
    return key === undefined ? one : { ...(one as JsonObject), Condition: key }
  })
  return { ...root, Statement: opened }
}

function openKeyIn(statement: JsonValue): string | undefined {
  const conditions = isObject(statement) ? memberOf(statement, 'Condition') : undefined
  if (!isObject(conditions)) return undefined
  const keys = Object.entries(conditions).flatMap(([operator, keysOf]) => [
    operator,
    ...(isObject(keysOf) ? Object.keys(keysOf) : []),
  ])
  const open = keys.find(holdsUnknown)
  return open === undefined ? undefined : unknownText(nameUnknowns(open), open)
}

function gapOf(policy: string, as: Attachment['as']): string {
  const which = isUnknown(policy) || policy === '' ? 'a managed policy' : policy
  return as === 'boundary'
    ? `its permissions boundary ${which} is not in the document`
    : `${which} is attached and not in the document`
}

/** The JSON of a policy that is written as text; undefined for a text that holds none. */
export function policyInText(text: string): JsonValue | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    const value = JSON.parse(text) as JsonValue
    return looksLikePolicy(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** `MaxSessionDuration`, where it is a number of seconds that IAM takes. */
export function maximumFrom(value: JsonValue | undefined, pointer: string): WrittenMaximum | undefined {
  const seconds = Number(value ?? Number.NaN)
  return Number.isInteger(seconds) && seconds >= 3600 && seconds <= 43_200 ? { seconds, pointer } : undefined
}
