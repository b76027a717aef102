// Reads what `terraform show -json` prints of plans and states, and state files: the policies that there will be, with their
// owners.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import { lookUp } from '../../../base/look-up.ts'
import { holdsUnknown, isUnknown } from '../../../base/unknown-text.ts'
import type { AppConfig } from '../../../model/app-config.ts'
import type { Sighting } from '../../../model/described.ts'
import type { Policy, PolicyType } from '../../../model/policy.ts'
import { countMembersInText, countMembersInValue } from '../../count-members.ts'
import { looksLikePolicy } from '../../policy-shape.ts'
import { readAppResource } from '../app-resources.ts'
import { type Holding, Holdings, maximumFrom } from '../holdings.ts'
import { plannedDatabase } from '../planned-databases.ts'
import type { FoundPolicies } from '../policy-json.ts'
import { type PlannedResource, resourcesOf } from './plan.ts'
import { renderPolicy } from './policy-document.ts'

export interface FoundInPlan extends FoundPolicies {
  readonly sources?: ReadonlyMap<string, string>
  readonly apps?: readonly AppConfig[]
  readonly planned?: readonly Sighting[]
}

/** `origin` tells this plan's unknown values from those of others. */
export function readPlan(plan: JsonObject, origin: string): FoundInPlan {
  const resources = resourcesOf(plan, origin)
  const { holdings, broken, repeating, sources, apps, databases } = readResources(resources)
  const policies: readonly Policy[] = holdings.close()
  return {
    policies,
    misfits: [],
    broken,
    repeating,
    ...(sources.size > 0 && { sources }),
    ...(apps.length > 0 && { apps }),
    ...(databases.length > 0 && { planned: databases }),
  }
}

/** What resources hold, whether a plan or the language itself tells of them. */
export function readResources(resources: readonly PlannedResource[]): ResourceReader {
  const reader = new ResourceReader(resources)
  for (const resource of resources) reader.read(resource)
  return reader
}

/** Attributes of other resources that hold a resource policy. */
const otherAttributes = ['policy', 'access_policy', 'access_policies', 'resource_policy', 'policy_document']

/** The attributes by which resources are referred to. */
const referred: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ['name', 'id'],
  aws_iam_user: ['name', 'id'],
  aws_iam_group: ['name', 'id'],
  aws_iam_policy: ['arn', 'id'],
  aws_iam_policy_document: ['json', 'minified_json'],
}

/** Names are unique in an account; the text of a document is the same wherever it is rendered. */
function referenceTo(type: string, text: string, account: string): string {
  return `${type} ${type === 'aws_iam_policy_document' ? '' : account} ${text}`
}

export class ResourceReader {
  readonly holdings = new Holdings()
  readonly broken: { pointer: string; text: string; refusal: string }[] = []
  readonly repeating: string[] = []
  readonly sources = new Map<string, string>()
  /** The configurations of products that resources are. */
  readonly apps: AppConfig[] = []
  readonly databases: Sighting[] = []
  /** Pointers of the policy documents that something uses. */
  readonly used = new Set<string>()
  /** Pointers of policy documents that are made of themselves. */
  readonly circles = new Set<string>()
  /** By type and what others refer to a resource by. */
  readonly #byReference = new Map<string, PlannedResource>()
  /** Policy documents that were held, by type and pointer. */
  readonly #byDocument = new Map<string, Holding>()

  constructor(resources: readonly PlannedResource[]) {
    for (const resource of resources) {
      for (const attribute of lookUp(referred, resource.type) ?? []) {
        for (const text of this.#textsIn(resource, attribute)) {
          const reference = referenceTo(resource.type, text, resource.account)
          if (!this.#byReference.has(reference)) this.#byReference.set(reference, resource)
        }
      }
    }
  }

  read(resource: PlannedResource): void {
    switch (resource.type) {
      case 'aws_iam_role':
        this.#role(resource)
        break
      case 'aws_iam_user':
      case 'aws_iam_group':
        this.#identity(resource)
        break
      case 'aws_iam_policy':
        this.holdings.managed(this.#arnOf(resource), this.#hold(resource, 'policy', 'identity', []))
        break
      case 'aws_iam_role_policy':
      case 'aws_iam_user_policy':
      case 'aws_iam_group_policy':
        this.#hold(resource, 'policy', 'identity', this.#ownersIn(resource))
        break
      case 'aws_iam_role_policy_attachment':
      case 'aws_iam_user_policy_attachment':
      case 'aws_iam_group_policy_attachment':
      case 'aws_iam_policy_attachment':
        for (const owner of this.#ownersIn(resource)) this.#attach(owner, resource, 'policy_arn')
        break
      case 'aws_iam_user_group_membership':
        for (const group of this.#textsIn(resource, 'groups'))
          for (const user of this.#textsIn(resource, 'user'))
            this.holdings.join(this.#named('user', user, resource), this.#named('group', group, resource))
        break
      default:
        if (!resource.type.startsWith('aws_')) this.#app(resource)
        else if (!resource.address.includes('data.') && !this.#database(resource))
          for (const attribute of otherAttributes) this.#hold(resource, attribute, undefined, [])
    }
  }

  /** Whether it is one. */
  #database(resource: PlannedResource): boolean {
    const told = (name: string) => memberOf(resource.values, name)
    const database = plannedDatabase({ ...resource, property: told, attribute: told }, this.sources)
    if (database) this.databases.push(database)
    return database !== undefined
  }

  #app(resource: PlannedResource): void {
    const app = readAppResource(resource)
    if (app) this.apps.push(app)
  }

  #role(resource: PlannedResource): void {
    const arn = this.#identity(resource)
    this.#hold(resource, 'assume_role_policy', 'trust', [arn])
    const inline = memberOf(resource.values, 'inline_policy')
    for (const [index, one] of (isArray(inline) ? inline : []).entries()) {
      const at = `${resource.pointer}/inline_policy/${index}/policy`
      const policy = isObject(one) ? memberOf(one, 'policy') : undefined
      if (policy !== undefined) this.#holdValue(policy, at, resource, 'identity', [arn])
      else if (typeof one === 'string') this.holdings.gap(arn, 'its inline policies are not known')
    }
    this.#attach(arn, resource, 'managed_policy_arns')
  }

  #identity(resource: PlannedResource): string {
    const arn = this.#arnOf(resource)
    this.holdings.identity(arn)
    if (resource.several) this.holdings.gap(arn, 'it stands for several, made by for_each or count')
    for (const policy of this.#textsIn(resource, 'permissions_boundary'))
      this.holdings.attach(arn, policy, 'boundary')
    return arn
  }

  #attach(owner: string, resource: PlannedResource, attribute: string): void {
    for (const policy of this.#textsIn(resource, attribute)) {
      // Attributes that Terraform fills in from attachments say nothing of their own.
      if (isUnknown(policy) && attribute === 'managed_policy_arns') continue
      const made = this.#byReference.get(referenceTo('aws_iam_policy', policy, resource.account))
      this.holdings.attach(owner, made ? this.#arnOf(made) : policy)
    }
  }

  #ownersIn(resource: PlannedResource): string[] {
    return (
      [
        ['role', ['role', 'roles']],
        ['user', ['user', 'users']],
        ['group', ['group', 'groups']],
      ] as const
    ).flatMap(([kind, attributes]) =>
      attributes
        .flatMap(attribute => this.#textsIn(resource, attribute))
        .map(name => this.#named(kind, name, resource)),
    )
  }

  /** The ARN of what has the name, or the id, which is the name: one of the plan, or one of elsewhere. */
  #named(kind: 'role' | 'user' | 'group', name: string, from: PlannedResource): string {
    const made = this.#byReference.get(referenceTo(`aws_iam_${kind}`, name, from.account))
    if (made) return this.#arnOf(made)
    if (holdsUnknown(name)) this.holdings.gapOfAll(kind, `a policy goes to a ${kind} whose name is not known`)
    return `arn:aws:iam::${from.account}:${kind}/${name}`
  }

  #arnOf(resource: PlannedResource): string {
    const { type, account, values } = resource
    const [arn] = this.#textsIn(resource, 'arn')
    if (arn !== undefined && !isUnknown(arn)) return arn
    const path = memberOf(values, 'path')
    const [name = ''] = this.#textsIn(resource, 'name')
    const word = type.slice('aws_iam_'.length)
    return `arn:aws:iam::${account}:${word}${typeof path === 'string' && path !== '' ? path : '/'}${name}`
  }

  #hold(
    resource: PlannedResource,
    attribute: string,
    type: PolicyType | undefined,
    owners: string[],
  ): Holding | undefined {
    const value = memberOf(resource.values, attribute)
    if (value === undefined || value === '') return undefined
    return this.#holdValue(value, `${resource.pointer}/${attribute}`, resource, type, owners)
  }

  #holdValue(
    value: JsonValue,
    pointer: string,
    resource: PlannedResource,
    type: PolicyType | undefined,
    owners: string[],
  ): Holding | undefined {
    const maxSession =
      type === 'trust'
        ? maximumFrom(
            memberOf(resource.values, 'max_session_duration'),
            `${resource.pointer}/max_session_duration`,
          )
        : undefined
    const holding = { owners, ...(type && { type }), ...(maxSession && { maxSession }) }
    // The language itself has a policy as a value where a plan has its text.
    if (typeof value !== 'string') {
      if (value === null || (type === undefined && !looksLikePolicy(value))) return undefined
      return this.holdings.hold(value, { ...holding, pointer })
    }
    return this.#holdText(value, pointer, holding)
  }

  #holdText(text: string, pointer: string, holding: Omit<Holding, 'root' | 'pointer'>): Holding | undefined {
    const { type, owners } = holding
    if (text === '') return undefined
    if (isUnknown(text)) return this.#holdDocument(text, pointer, holding)
    if (type === undefined && !/^\s*\{/.test(text)) return undefined
    let root: JsonValue
    try {
      root = JSON.parse(text) as JsonValue
    } catch (error) {
      // What is put in may be what makes it JSON.
      if (holdsUnknown(text))
        for (const owner of owners) this.holdings.gap(owner, 'one of its policies is not known')
      else if (type !== undefined) this.broken.push({ pointer, text, refusal: String(error) })
      return undefined
    }
    if (countMembersInText(text) !== countMembersInValue(root)) this.repeating.push(pointer)
    if (type === undefined && !(isObject(root) && memberOf(root, 'Statement') !== undefined)) return undefined
    return this.holdings.hold(root, { ...holding, pointer, writtenAs: 'json-text' })
  }

  /** Known only after apply: perhaps the text of a policy document of which most is known. */
  #holdDocument(
    text: string,
    pointer: string,
    holding: Omit<Holding, 'root' | 'pointer'>,
  ): Holding | undefined {
    const data = this.#byReference.get(referenceTo('aws_iam_policy_document', text, ''))
    if (!data) {
      for (const owner of holding.owners)
        this.holdings.gap(owner, 'one of its policies is known only after apply')
      return undefined
    }
    const known = this.#byDocument.get(`${holding.type} ${data.pointer}`)
    if (known && !holding.maxSession && !known.maxSession) {
      known.owners.push(...holding.owners)
      return known
    }
    const held = this.#render(data, pointer, holding)
    if (held) this.#byDocument.set(`${holding.type} ${data.pointer}`, held)
    return held
  }

  #render(
    data: PlannedResource,
    pointer: string,
    holding: Omit<Holding, 'root' | 'pointer'>,
  ): Holding | undefined {
    const { root, places, used, circles } = renderPolicy(data, text =>
      this.#byReference.get(referenceTo('aws_iam_policy_document', text, '')),
    )
    for (const one of used) this.used.add(one)
    for (const one of circles) this.circles.add(one)
    this.sources.set(pointer, data.pointer)
    for (const [at, source] of places) this.sources.set(pointer + at, source)
    return this.holdings.hold(root, { ...holding, pointer })
  }

  /** A policy document that nothing here uses; others may. */
  unused(data: PlannedResource): void {
    this.#render(data, data.pointer, { owners: [] })
  }

  #textsIn({ values }: PlannedResource, attribute: string): readonly string[] {
    const value = memberOf(values, attribute)
    return (isArray(value) ? value : [value]).filter(
      (one): one is string => typeof one === 'string' && one !== '',
    )
  }
}
