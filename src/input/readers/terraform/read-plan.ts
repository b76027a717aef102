// Reads what `terraform show -json` prints of plans and states, and state files: the policies that there will be, with their
// owners.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import { isUnknown } from '../../../base/unknown-text.ts'
import type { AppConfig } from '../../../model/app-config.ts'
import type { Policy, PolicyType } from '../../../model/policy.ts'
import { countMembersInText, countMembersInValue } from '../../count-members.ts'
import { readAppResource } from '../app-resources.ts'
import { type Holding, Holdings, maximumFrom } from '../holdings.ts'
import type { FoundPolicies } from '../policy-json.ts'
import { type PlannedResource, resourcesOf } from './plan.ts'
import { renderPolicy } from './policy-document.ts'

export interface FoundInPlan extends FoundPolicies {
  readonly apps?: readonly AppConfig[]
  readonly sources?: ReadonlyMap<string, string>
}

/** `origin` tells this plan's unknown values from those of others. */
export function readPlan(plan: JsonObject, origin: string): FoundInPlan {
  const resources = resourcesOf(plan, origin)
  const reader = new ResourceReader(resources)
  for (const resource of resources) reader.read(resource)
  const { broken, repeating, sources } = reader
  const policies: readonly Policy[] = reader.holdings.close()
  const apps = resources.flatMap(({ type, values, pointer }) => readAppResource(type, values, pointer) ?? [])
  return {
    policies,
    misfits: [],
    broken,
    repeating,
    ...(sources.size > 0 && { sources }),
    ...(apps.length > 0 && { apps }),
  }
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

class ResourceReader {
  readonly holdings = new Holdings()
  readonly broken: { pointer: string; text: string; refusal: string }[] = []
  readonly repeating: string[] = []
  readonly sources = new Map<string, string>()
  /** By type and what others refer to a resource by. */
  readonly #byReference = new Map<string, PlannedResource>()

  constructor(resources: readonly PlannedResource[]) {
    for (const resource of resources) {
      for (const attribute of referred[resource.type] ?? []) {
        for (const text of this.#textsIn(resource, attribute))
          this.#byReference.set(referenceTo(resource.type, text, resource.account), resource)
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
        if (resource.type.startsWith('aws_') && !resource.address.includes('data.'))
          for (const attribute of otherAttributes) this.#hold(resource, attribute, undefined, [])
    }
  }

  #role(resource: PlannedResource): void {
    const arn = this.#identity(resource)
    this.#hold(resource, 'assume_role_policy', 'trust', [arn])
    const inline = memberOf(resource.values, 'inline_policy')
    for (const [index, one] of (isArray(inline) ? inline : []).entries()) {
      const text = isObject(one) ? memberOf(one, 'policy') : undefined
      if (typeof text !== 'string' || text === '') continue
      this.#holdText(text, `${resource.pointer}/inline_policy/${index}/policy`, resource, 'identity', [arn])
    }
    this.#attach(arn, resource, 'managed_policy_arns')
  }

  #identity(resource: PlannedResource): string {
    const arn = this.#arnOf(resource)
    this.holdings.identity(arn)
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
    return made ? this.#arnOf(made) : `arn:aws:iam::${from.account}:${kind}/${name}`
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
    const text = memberOf(resource.values, attribute)
    if (typeof text !== 'string' || text === '') return undefined
    return this.#holdText(text, `${resource.pointer}/${attribute}`, resource, type, owners)
  }

  #holdText(
    text: string,
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
    if (isUnknown(text)) return this.#holdDocument(text, pointer, holding)
    if (type === undefined && !/^\s*\{/.test(text)) return undefined
    let root: JsonValue
    try {
      root = JSON.parse(text) as JsonValue
    } catch (error) {
      if (type !== undefined) this.broken.push({ pointer, text, refusal: String(error) })
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
    const { root, places } = renderPolicy(data.values)
    this.sources.set(pointer, data.pointer)
    for (const [at, source] of places) this.sources.set(pointer + at, data.pointer + source)
    return this.holdings.hold(root, { ...holding, pointer })
  }

  #textsIn({ values }: PlannedResource, attribute: string): readonly string[] {
    const value = memberOf(values, attribute)
    return (isArray(value) ? value : [value]).filter(
      (one): one is string => typeof one === 'string' && one !== '',
    )
  }
}
