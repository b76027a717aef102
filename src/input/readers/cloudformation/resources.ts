// The resources of a template that have a say in who may do what → holdings.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html

import { childPointer } from '../../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import type { PolicyType } from '../../../model/policy.ts'
import { looksLikePolicy } from '../../policy-shape.ts'
import { type Holding, Holdings, maximumFrom, policyInText } from '../holdings.ts'
import { iamArnOf, idOf } from './attributes.ts'
import { noValue, type Resolver } from './resolve.ts'
import type { Resource } from './template.ts'

/** What the resources of one scene hold. */
export function holdingsOf(resources: readonly Resource[], resolver: Resolver): Holdings {
  const reader = new ResourceReader(resources, resolver)
  for (const resource of resources) reader.read(resource)
  return reader.holdings
}

class ResourceReader {
  readonly holdings = new Holdings()
  readonly #resources: readonly Resource[]
  readonly #resolver: Resolver

  constructor(resources: readonly Resource[], resolver: Resolver) {
    this.#resources = resources
    this.#resolver = resolver
  }

  read(resource: Resource): void {
    switch (resource.type) {
      case 'AWS::IAM::Role':
      case 'AWS::IAM::User':
      case 'AWS::IAM::Group':
        this.#identity(resource)
        break
      case 'AWS::Serverless::Function':
        this.#function(resource)
        break
      case 'AWS::IAM::ManagedPolicy':
        this.holdings.managed(
          iamArnOf(resource, this.#resolver),
          this.#document(resource, 'PolicyDocument', 'identity', this.#ownersIn(resource)),
        )
        break
      case 'AWS::IAM::Policy':
      case 'AWS::IAM::RolePolicy':
      case 'AWS::IAM::UserPolicy':
      case 'AWS::IAM::GroupPolicy':
        this.#document(resource, 'PolicyDocument', 'identity', this.#ownersIn(resource))
        break
      default:
        this.#others(resource.properties, resource.pointer)
    }
  }

  #identity(resource: Resource): void {
    const arn = iamArnOf(resource, this.#resolver)
    this.holdings.identity(arn)
    this.#document(resource, 'AssumeRolePolicyDocument', 'trust', [arn])
    const { value, at } = this.#property(resource, 'Policies')
    for (const [index, one] of (isArray(value) ? value : []).entries()) {
      const document = isObject(one) ? memberOf(one, 'PolicyDocument') : one
      if (document !== undefined) this.#hold(document, `${at}/${index}/PolicyDocument`, 'identity', [arn])
    }
    if (typeof value === 'string') this.holdings.gap(arn, 'its inline policies are not known')
    this.#attachments(resource, 'ManagedPolicyArns', arn)
    for (const group of this.#texts(resource, 'Groups'))
      this.holdings.join(arn, this.#arnOf('AWS::IAM::Group', group))
  }

  #attachments(resource: Resource, property: string, arn: string): void {
    for (const policy of this.#texts(resource, property)) this.holdings.attach(arn, policy)
    for (const policy of this.#texts(resource, 'PermissionsBoundary'))
      this.holdings.attach(arn, policy, 'boundary')
  }

  /** SAM makes a role for a function that names none; what its policy templates say stands nowhere in the file. */
  #function(resource: Resource): void {
    if (memberOf(resource.properties, 'Role') !== undefined) return
    const role = { ...resource, name: `${resource.name}Role`, type: 'AWS::IAM::Role', properties: {} }
    const arn = iamArnOf(role, this.#resolver)
    this.holdings.gap(arn, 'SAM adds policies to the role of a function')
    this.#document(resource, 'AssumeRolePolicyDocument', 'trust', [arn])
    const { value, at } = this.#property(resource, 'Policies')
    for (const [index, one] of (isArray(value) ? value : [value ?? null]).entries()) {
      const pointer = isArray(value) ? `${at}/${index}` : at
      if (isObject(one) && memberOf(one, 'Statement') !== undefined)
        this.#hold(one, pointer, 'identity', [arn])
    }
    this.#attachments(resource, 'Policies', arn)
  }

  /** Whom a policy names in `Roles`, `Users` and the like, by name or by reference. */
  #ownersIn(resource: Resource): string[] {
    return (
      [
        ['AWS::IAM::Role', ['Roles', 'RoleName']],
        ['AWS::IAM::User', ['Users', 'UserName']],
        ['AWS::IAM::Group', ['Groups', 'GroupName']],
      ] as const
    ).flatMap(([type, properties]) =>
      properties.flatMap(property => this.#texts(resource, property)).map(name => this.#arnOf(type, name)),
    )
  }

  /** Of the resource with that name; for a name of elsewhere, the ARN in this account. */
  #arnOf(type: string, name: string): string {
    const resource = this.#resources.find(one => one.type === type && idOf(one, this.#resolver) === name)
    if (resource) return iamArnOf(resource, this.#resolver)
    const account = this.#resolver.template.pseudoParameter('AWS::AccountId')
    return `arn:aws:iam::${account}:${type.slice('AWS::IAM::'.length).toLowerCase()}/${name}`
  }

  /** A policy somewhere in the properties of another service's resource. */
  #others(value: JsonValue, pointer: string, depth = 0): void {
    if (depth > 12 || typeof value !== 'object' || value === null) return
    if (looksLikePolicy(value)) {
      this.#hold(this.#resolved(value, pointer), pointer, undefined, [])
      return
    }
    const entries = isArray(value) ? value.entries() : Object.entries(value as JsonObject)
    for (const [name, one] of entries) this.#others(one, childPointer(pointer, name), depth + 1)
  }

  #document(resource: Resource, property: string, type: PolicyType, owners: string[]): Holding | undefined {
    const { value, at } = this.#property(resource, property)
    return value === undefined ? undefined : this.#hold(value, at, type, owners, resource)
  }

  #hold(
    value: JsonValue | undefined,
    pointer: string,
    type: PolicyType | undefined,
    owners: string[],
    resource?: Resource,
  ): Holding | undefined {
    if (value === undefined) return undefined
    const root = typeof value === 'string' ? (policyInText(value) ?? value) : value
    const maximum = resource && this.#property(resource, 'MaxSessionDuration')
    const maxSession = maximum && maximumFrom(maximum.value, maximum.at)
    return this.holdings.hold(root, {
      pointer,
      owners,
      ...(type && { type }),
      ...(maxSession && { maxSession }),
    })
  }

  #property(
    resource: Resource,
    name: string,
  ): { readonly value: JsonValue | undefined; readonly at: string } {
    const written = memberOf(resource.properties, name)
    const at = `${resource.pointer}/${name}`
    return { value: written === undefined ? undefined : this.#resolved(written, at), at }
  }

  #resolved(value: JsonValue, pointer: string): JsonValue | undefined {
    const resolved = this.#resolver.resolve(value, pointer)
    return resolved === noValue ? undefined : resolved
  }

  /** One text, or the texts of a list; a list that is not known is one unknown text. */
  #texts(resource: Resource, property: string): readonly string[] {
    const { value } = this.#property(resource, property)
    return (isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
  }
}
