// What a template makes of IAM: which policies it holds, of which type, and to whom each belongs.

import { childPointer } from '../../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import { isUnknown } from '../../../base/unknown-text.ts'
import type { Policy, PolicyOwner, PolicyType, WrittenMaximum } from '../../../model/policy.ts'
import { looksLikePolicy, typeByShape } from '../../policy-shape.ts'
import { iamArnOf, idOf } from './attributes.ts'
import type { Resolver } from './resolve.ts'
import type { Resource } from './template.ts'

/** A policy before its owners are known. */
export interface Holding {
  readonly root: JsonObject
  readonly type: PolicyType
  readonly byShape: boolean
  readonly pointer: string
  /** ARNs of the roles and users that have it, as the template names them. */
  readonly owners: string[]
  readonly maxSession?: WrittenMaximum
}

export interface Holdings {
  readonly policies: readonly Holding[]
  /** By ARN: why the identity may have other policies; undefined when the template has all that it attaches. */
  readonly gaps: ReadonlyMap<string, string | undefined>
}

/** What the resources of one scene hold. */
export function holdingsOf(resources: readonly Resource[], resolver: Resolver): Holdings {
  const finder = new Finder(resources, resolver)
  for (const resource of resources) finder.take(resource)
  finder.attach()
  return finder
}

class Finder implements Holdings {
  readonly policies: Holding[] = []
  readonly gaps = new Map<string, string | undefined>()
  readonly #resources: readonly Resource[]
  readonly #resolver: Resolver
  /** Managed policies by ARN. */
  readonly #managed = new Map<string, Holding>()
  /** Done when all resources have been seen: whose, which policies, and as what. */
  readonly #attachments: { readonly owner: string; readonly policy: string; readonly as: PolicyType }[] = []
  readonly #members: { readonly user: string; readonly group: string }[] = []

  constructor(resources: readonly Resource[], resolver: Resolver) {
    this.#resources = resources
    this.#resolver = resolver
  }

  take(resource: Resource): void {
    switch (resource.type) {
      case 'AWS::IAM::Role':
      case 'AWS::IAM::User':
      case 'AWS::IAM::Group':
        this.#identity(resource, iamArnOf(resource, this.#resolver))
        return
      case 'AWS::Serverless::Function':
        this.#function(resource)
        return
      case 'AWS::IAM::ManagedPolicy':
        this.#managedPolicy(resource)
        return
      case 'AWS::IAM::Policy':
      case 'AWS::IAM::RolePolicy':
      case 'AWS::IAM::UserPolicy':
      case 'AWS::IAM::GroupPolicy':
        this.#document(resource, 'PolicyDocument', 'identity', this.#ownersIn(resource))
        return
      default:
        this.#others(resource.properties, resource.pointer)
    }
  }

  #identity(resource: Resource, arn: string): void {
    if (!this.gaps.has(arn)) this.gaps.set(arn, undefined)
    const maxSession = this.#maxSession(resource)
    this.#document(resource, 'AssumeRolePolicyDocument', 'trust', [arn], maxSession)
    this.#inline(resource, arn)
    for (const policy of this.#texts(resource, 'ManagedPolicyArns'))
      this.#attachments.push({ owner: arn, policy, as: 'identity' })
    for (const policy of this.#texts(resource, 'PermissionsBoundary'))
      this.#attachments.push({ owner: arn, policy, as: 'boundary' })
    for (const group of this.#texts(resource, 'Groups')) this.#members.push({ user: arn, group })
  }

  #inline(resource: Resource, arn: string): void {
    const written = memberOf(resource.properties, 'Policies')
    if (written === undefined) return
    const at = `${resource.pointer}/Policies`
    const policies = this.#resolver.resolve(written, at)
    if (typeof policies === 'symbol') return
    if (!isArray(policies)) {
      this.#gap(arn, 'its inline policies are not known')
      return
    }
    for (const [index, one] of policies.entries()) {
      const document = isObject(one) ? memberOf(one, 'PolicyDocument') : undefined
      this.#add(document, `${at}/${index}/PolicyDocument`, 'identity', [arn])
      if (typeof one === 'string') this.#gap(arn, 'one of its inline policies is not known')
    }
  }

  /** SAM makes a role for a function that names none; what its policy templates say stands nowhere in the file. */
  #function(resource: Resource): void {
    if (memberOf(resource.properties, 'Role') !== undefined) return
    const role: Resource = { ...resource, name: `${resource.name}Role`, type: 'AWS::IAM::Role' }
    const arn = iamArnOf({ ...role, properties: {} }, this.#resolver)
    this.gaps.set(arn, 'SAM adds policies to the role of a function')
    this.#document(resource, 'AssumeRolePolicyDocument', 'trust', [arn])
    const written = memberOf(resource.properties, 'Policies')
    if (written === undefined) return
    const at = `${resource.pointer}/Policies`
    const policies = this.#resolver.resolve(written, at)
    const list = typeof policies === 'symbol' ? [] : isArray(policies) ? policies : [policies]
    for (const [index, one] of list.entries()) {
      const pointer = isArray(policies as JsonValue) ? `${at}/${index}` : at
      if (typeof one === 'string') this.#attachments.push({ owner: arn, policy: one, as: 'identity' })
      else if (isObject(one) && memberOf(one, 'Statement') !== undefined)
        this.#add(one, pointer, 'identity', [arn])
    }
    for (const policy of this.#texts(resource, 'PermissionsBoundary'))
      this.#attachments.push({ owner: arn, policy, as: 'boundary' })
  }

  #managedPolicy(resource: Resource): void {
    const holding = this.#document(resource, 'PolicyDocument', 'identity', this.#ownersIn(resource))
    if (holding) this.#managed.set(iamArnOf(resource, this.#resolver), holding)
  }

  /** Whom a policy names in `Roles`, `Users` and the like, by name or by reference. */
  #ownersIn(resource: Resource): string[] {
    const named = [
      ...this.#texts(resource, 'Roles').map(name => this.#arnOf('AWS::IAM::Role', name)),
      ...this.#texts(resource, 'RoleName').map(name => this.#arnOf('AWS::IAM::Role', name)),
      ...this.#texts(resource, 'Users').map(name => this.#arnOf('AWS::IAM::User', name)),
      ...this.#texts(resource, 'UserName').map(name => this.#arnOf('AWS::IAM::User', name)),
    ]
    for (const name of [...this.#texts(resource, 'Groups'), ...this.#texts(resource, 'GroupName')])
      named.push(this.#arnOf('AWS::IAM::Group', name))
    return named
  }

  /** Of the resource with that name; for a name of elsewhere, the ARN in this account. */
  #arnOf(type: string, name: string): string {
    const resource = this.#resources.find(one => one.type === type && idOf(one, this.#resolver) === name)
    if (resource) return iamArnOf(resource, this.#resolver)
    const account = this.#resolver.template.pseudoParameter('AWS::AccountId')
    return `arn:aws:iam::${account}:${type.slice(10).toLowerCase()}/${name}`
  }

  /** Attachments from the identity's side, once all policies are known; and what users have of their groups. */
  attach(): void {
    for (const { owner, policy, as } of this.#attachments) {
      const holding = this.#managed.get(policy)
      if (!holding) this.#gap(owner, this.#gapOf(policy, as))
      else if (as === 'identity') holding.owners.push(owner)
      else this.policies.push({ ...holding, type: 'boundary', owners: [owner] })
    }
    for (const { user, group } of this.#members) {
      const arn = this.#arnOf('AWS::IAM::Group', group)
      if (!this.gaps.has(arn)) this.#gap(user, 'the policies of one of its groups are not in the template')
      for (const { owners } of this.policies) if (owners.includes(arn)) owners.push(user)
    }
  }

  #gapOf(policy: string, as: PolicyType): string {
    const which = isUnknown(policy) || policy === '' ? 'a managed policy' : policy
    return as === 'boundary'
      ? `its permissions boundary ${which} is not in the template`
      : `${which} is attached and not in the template`
  }

  #gap(arn: string, why: string): void {
    if (this.gaps.get(arn) === undefined) this.gaps.set(arn, why)
  }

  /** A policy somewhere in the properties of another service's resource. */
  #others(value: JsonValue, pointer: string, depth = 0): void {
    if (depth > 12 || typeof value !== 'object' || value === null) return
    if (looksLikePolicy(value)) {
      this.#add(this.#resolved(value, pointer), pointer, undefined, [])
      return
    }
    const entries = isArray(value) ? value.entries() : Object.entries(value as JsonObject)
    for (const [name, one] of entries) this.#others(one, childPointer(pointer, name), depth + 1)
  }

  #document(
    resource: Resource,
    property: string,
    type: PolicyType,
    owners: string[],
    maxSession?: WrittenMaximum,
  ): Holding | undefined {
    const written = memberOf(resource.properties, property)
    const pointer = `${resource.pointer}/${property}`
    return written === undefined
      ? undefined
      : this.#add(this.#resolved(written, pointer), pointer, type, owners, maxSession)
  }

  #resolved(value: JsonValue, pointer: string): JsonValue | undefined {
    const resolved = this.#resolver.resolve(value, pointer)
    return typeof resolved === 'symbol' ? undefined : resolved
  }

  #add(
    root: JsonValue | undefined,
    pointer: string,
    type: PolicyType | undefined,
    owners: string[],
    maxSession?: WrittenMaximum,
  ): Holding | undefined {
    if (root === undefined) return undefined
    if (!isObject(root)) {
      for (const owner of owners) this.#gap(owner, 'one of its policies is not known')
      return undefined
    }
    const holding: Holding = {
      root,
      type: type ?? typeByShape(root),
      byShape: type === undefined,
      pointer,
      owners,
      ...(maxSession && { maxSession }),
    }
    this.policies.push(holding)
    return holding
  }

  #maxSession(resource: Resource): WrittenMaximum | undefined {
    const [text] = this.#texts(resource, 'MaxSessionDuration')
    const seconds = Number(text)
    if (!Number.isInteger(seconds) || seconds < 3600 || seconds > 43_200) return undefined
    return { seconds, pointer: `${resource.pointer}/MaxSessionDuration` }
  }

  /** One text, or the texts of a list; a list that is not known is one unknown text. */
  #texts(resource: Resource, property: string): readonly string[] {
    const written = memberOf(resource.properties, property)
    if (written === undefined) return []
    const value = this.#resolver.resolve(written, `${resource.pointer}/${property}`)
    const list = typeof value === 'symbol' ? [] : isArray(value) ? value : [value]
    return list.filter((one): one is string => typeof one === 'string')
  }
}

/** A policy as the rules see it, with its owners. */
export function policyOf(holding: Holding, gaps: Holdings['gaps'], marked = ''): Policy {
  const { root, type, byShape, pointer, owners, maxSession } = holding
  const [owner, ...others] = [...new Set(owners)]
    .filter(arn => /:(role|user)\//.test(arn))
    .map(arn => ownerFrom(arn, gaps))
  return {
    type,
    typeSource: byShape ? 'shape' : 'wrapper',
    pointer: pointer + marked,
    root,
    textLength: JSON.stringify(root).length,
    ...(owner && { owner }),
    ...(others.length > 0 && { furtherOwners: others }),
    ...(maxSession && type === 'trust' && { maxSession }),
  }
}

function ownerFrom(arn: string, gaps: Holdings['gaps']): PolicyOwner {
  const gap = gaps.get(arn)
  const isWhole = gaps.has(arn) && gap === undefined
  return {
    kind: arn.includes(':user/') ? 'user' : 'role',
    arn,
    ...(isWhole && { isWhole: true }),
    ...(gap !== undefined && { gap }),
  }
}
