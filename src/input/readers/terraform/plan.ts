// What `terraform show -json` says of a plan or a state, and the state file itself, as one list of resources with values,
// in which what is known only after apply is an unknown value.
// https://developer.hashicorp.com/terraform/internals/json-format

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import { unknownText } from '../../../base/unknown-text.ts'
import { isAccountId, parseArn } from '../../../model/arn.ts'

export interface PlannedResource {
  /** As `module.a.aws_iam_role.app[0]`. */
  readonly address: string
  readonly type: string
  readonly values: JsonObject
  /** Of the values. */
  readonly pointer: string
  /** The account it will be in: twelve digits, or an unknown one, the same for all resources of one provider. */
  readonly account: string
  readonly region: string
  /** It stands for any number of resources that differ in what is not known. */
  readonly several?: true
}

/** The resources of a plan or a state, with what the configuration says of how they refer to each other. */
export function resourcesOf(plan: JsonObject, origin: string): readonly PlannedResource[] {
  return new PlanReader(plan, origin).read()
}

class PlanReader {
  readonly #plan: JsonObject
  readonly #origin: string
  /** By address: what is known only after apply. */
  readonly #unknown = new Map<string, JsonValue>()
  /** By address without indices: the expressions of the configuration, and the provider. */
  readonly #configured = new Map<string, JsonObject>()
  readonly #providers: JsonObject
  readonly #accounts = new Map<string, string>()

  constructor(plan: JsonObject, origin: string) {
    this.#plan = plan
    this.#origin = origin
    for (const change of objectsIn(memberOf(plan, 'resource_changes'))) {
      const details = memberOf(change, 'change')
      const unknown = isObject(details) ? memberOf(details, 'after_unknown') : undefined
      if (unknown !== undefined) this.#unknown.set(textIn(change, 'address'), unknown)
    }
    const configuration = objectIn(plan, 'configuration')
    this.#providers = objectIn(configuration, 'provider_config')
    this.#configure(objectIn(configuration, 'root_module'), '')
  }

  read(): readonly PlannedResource[] {
    this.#learnAccounts()
    if (memberOf(this.#plan, 'resources') !== undefined) return this.#stateFile()
    const [part, holder] =
      memberOf(this.#plan, 'planned_values') === undefined
        ? ['values', '/values']
        : ['planned_values', '/planned_values']
    return this.#module(objectIn(objectIn(this.#plan, part), 'root_module'), `${holder}/root_module`)
  }

  #module(module: JsonObject, pointer: string): readonly PlannedResource[] {
    const own = [...placed(module, 'resources', pointer)].map(([resource, at]) =>
      this.#resource(resource, at),
    )
    const below = [...placed(module, 'child_modules', pointer)].flatMap(([child, at]) =>
      this.#module(child, at),
    )
    return [...own, ...below]
  }

  #resource(resource: JsonObject, at: string): PlannedResource {
    const address = textIn(resource, 'address')
    const type = textIn(resource, 'type')
    const values = objectIn(resource, 'values')
    const unknown = this.#unknown.get(address)
    const filled = isObject(unknown) ? this.#filled(values, unknown, address) : values
    return { address, type, values: filled, pointer: `${at}/values`, ...this.#home(address, filled) }
  }

  /** `terraform.tfstate`, version 4. */
  #stateFile(): readonly PlannedResource[] {
    return [...placed(this.#plan, 'resources', '')].flatMap(([resource, at]) => {
      const module = textIn(resource, 'module')
      const data = textIn(resource, 'mode') === 'data' ? 'data.' : ''
      const type = textIn(resource, 'type')
      const address = `${module === '' ? '' : `${module}.`}${data}${type}.${textIn(resource, 'name')}`
      return [...placed(resource, 'instances', at)].map(([instance, place]) => {
        const values = objectIn(instance, 'attributes')
        const index = memberOf(instance, 'index_key')
        const whole = index === undefined ? address : `${address}[${JSON.stringify(index)}]`
        return { address: whole, type, values, pointer: `${place}/attributes`, ...this.#home(whole, values) }
      })
    })
  }

  /** The values with an unknown text for each that is known only after apply, also where the plan leaves it out. */
  #filled(values: JsonObject, unknown: JsonObject, address: string): JsonObject {
    const filled: Record<string, JsonValue> = { ...values }
    for (const [name, mark] of Object.entries(unknown)) {
      const value = memberOf(values, name)
      if (mark === true) filled[name] = this.#valueOf(address, name)
      else if (holdsMark(mark)) filled[name] = this.#inside(value ?? null, mark, `${address}.${name}`)
    }
    return filled
  }

  #inside(value: JsonValue, mark: JsonValue, name: string): JsonValue {
    if (mark === true) return unknownText(name, this.#origin)
    if (isArray(mark)) {
      const known = isArray(value) ? value : []
      return Array.from({ length: Math.max(known.length, mark.length) }, (_, index) =>
        this.#inside(known[index] ?? null, mark[index] ?? false, `${name}[${index}]`),
      )
    }
    if (!isObject(mark)) return value
    const members: Record<string, JsonValue> = isObject(value) ? { ...value } : {}
    for (const [member, inner] of Object.entries(mark).filter(([, one]) => holdsMark(one)))
      members[member] = this.#inside(members[member] ?? null, inner, `${name}.${member}`)
    return members
  }

  /** An attribute that is one other resource's attribute has that one's name, so that both are the same value. */
  #valueOf(address: string, name: string): string {
    const expression = objectIn(
      objectIn(this.#configured.get(withoutIndices(address)) ?? {}, 'expressions'),
      name,
    )
    const references = memberOf(expression, 'references')
    const [first, ...others] = isArray(references) ? references : []
    const isOne =
      typeof first === 'string' && others.every(other => typeof other === 'string' && first.startsWith(other))
    const known = /^(data\.)?[a-z]\w*\.[\w-]+(\[[^\]]*\])?\.\w+$/
    if (!isOne || !known.test(first)) return unknownText(`${address}.${name}`, this.#origin)
    return unknownText(moduleOf(address) + first, this.#origin)
  }

  #configure(module: JsonObject, prefix: string): void {
    for (const resource of objectsIn(memberOf(module, 'resources')))
      this.#configured.set(prefix + textIn(resource, 'address'), resource)
    for (const [name, call] of Object.entries(objectIn(module, 'module_calls'))) {
      if (isObject(call)) this.#configure(objectIn(call, 'module'), `${prefix}module.${name}.`)
    }
  }

  #home(address: string, values: JsonObject): Pick<PlannedResource, 'account' | 'region'> {
    const provider =
      textIn(this.#configured.get(withoutIndices(address)) ?? {}, 'provider_config_key') || 'aws'
    const own = parseArn(textIn(values, 'arn'))
    const account = own && isAccountId(own.account) ? own.account : undefined
    const region = objectIn(objectIn(objectIn(this.#providers, provider), 'expressions'), 'region')
    const origin = `${this.#origin}#${provider}`
    return {
      account: account ?? this.#accounts.get(provider) ?? unknownText('account', origin),
      region: own?.region || textIn(region, 'constant_value') || unknownText('region', origin),
    }
  }

  /** An account is told by who reads it, by a role that the provider assumes, or by the ARN of anything there is. */
  #learnAccounts(): void {
    for (const [key, provider] of Object.entries(this.#providers)) {
      if (!isObject(provider)) continue
      const assumed = JSON.stringify(memberOf(objectIn(provider, 'expressions'), 'assume_role') ?? null)
      const id = /"arn:[\w-]+:iam::(\d{12}):role\//.exec(assumed)?.[1]
      if (id !== undefined) this.#accounts.set(key, id)
    }
    for (const [address, type, values] of this.#whatThereIs()) {
      const provider = this.#providerOf(address)
      const id =
        type === 'aws_caller_identity'
          ? textIn(values, 'account_id')
          : parseArn(textIn(values, 'arn'))?.account
      const isOwn =
        type === 'aws_caller_identity' || /^aws_iam_(role|user|group|instance_profile)$/.test(type)
      if (isOwn && id !== undefined && isAccountId(id) && !this.#accounts.has(provider))
        this.#accounts.set(provider, id)
    }
  }

  #providerOf(address: string): string {
    return textIn(this.#configured.get(withoutIndices(address)) ?? {}, 'provider_config_key') || 'aws'
  }

  *#whatThereIs(): Iterable<readonly [address: string, type: string, values: JsonObject]> {
    const modules = [
      objectIn(objectIn(objectIn(this.#plan, 'prior_state'), 'values'), 'root_module'),
      objectIn(objectIn(this.#plan, 'planned_values'), 'root_module'),
      objectIn(objectIn(this.#plan, 'values'), 'root_module'),
    ]
    for (const resource of modules.flatMap(module => [...resourcesBelow(module)]))
      yield [textIn(resource, 'address'), textIn(resource, 'type'), objectIn(resource, 'values')]
    for (const resource of objectsIn(memberOf(this.#plan, 'resources')))
      for (const instance of objectsIn(memberOf(resource, 'instances')))
        yield ['', textIn(resource, 'type'), objectIn(instance, 'attributes')]
  }
}

/** Whether anything in it is known only after apply. */
function holdsMark(mark: JsonValue): boolean {
  if (mark === true) return true
  if (isArray(mark)) return mark.some(holdsMark)
  return isObject(mark) && Object.values(mark).some(holdsMark)
}

function* resourcesBelow(module: JsonObject): Iterable<JsonObject> {
  yield* objectsIn(memberOf(module, 'resources'))
  for (const child of objectsIn(memberOf(module, 'child_modules'))) yield* resourcesBelow(child)
}

/** `module.a[0].aws_x.y["k"]` as the configuration has it: `module.a.aws_x.y`. */
function withoutIndices(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\]/g, '')
}

/** `module.a[0].` of an address in a module. */
function moduleOf(address: string): string {
  return /^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/.exec(address)?.[0] ?? ''
}

function* placed(holder: JsonObject, name: string, pointer: string): Iterable<readonly [JsonObject, string]> {
  const list = memberOf(holder, name)
  if (!isArray(list)) return
  for (let index = 0; index < list.length; index++) {
    const one = list[index] as JsonValue
    if (isObject(one)) yield [one, `${pointer}/${name}/${index}`]
  }
}

function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter(isObject) : []
}

function objectIn(holder: JsonObject, name: string): JsonObject {
  const value = memberOf(holder, name)
  return isObject(value) ? value : {}
}

function textIn(holder: JsonObject, name: string): string {
  const value = memberOf(holder, name)
  return typeof value === 'string' ? value : ''
}
