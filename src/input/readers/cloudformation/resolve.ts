// Values of a template with their intrinsic functions worked out, as far as the template tells; what it does not tell is an
// unknown value. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html

import { childPointer } from '../../../base/json-pointer.ts'
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  memberOf,
  valueText,
} from '../../../base/json-value.ts'
import { holdsUnknown, isUnknown } from '../../../base/unknown-text.ts'
import { attributeOf, idOf } from './attributes.ts'
import { conditionHolds } from './conditions.ts'
import { pieces } from './substitute.ts'
import type { Template } from './template.ts'

/** `AWS::NoValue`: the member or item is not there. */
export const noValue: unique symbol = Symbol('AWS::NoValue')
export type Resolved = JsonValue | typeof noValue

const deepest = 200

export class Resolver {
  readonly template: Template
  /** What is being worked out: whoever asks for it again goes round in a circle. */
  readonly #open = new Set<string>()
  #depth = 0

  constructor(template: Template) {
    this.template = template
  }

  /** `source` is where the value is written; `at` is where the outcome stands, for places. */
  resolve(value: JsonValue, source: string, at: string = source): Resolved {
    if (this.#depth > deepest) return this.#unclear(source)
    this.#depth += 1
    try {
      return this.#resolve(value, source, at)
    } finally {
      this.#depth -= 1
    }
  }

  /** As a text; what is no text is an unknown one. */
  text(value: JsonValue, source: string): string {
    const resolved = this.resolve(value, source, source)
    if (resolved === noValue || resolved === null) return ''
    return typeof resolved === 'object' ? this.#unclear(source) : String(resolved)
  }

  /** Works something out by a name, unless that name is being worked out already. */
  once<T>(key: string, source: string, work: () => T): T | undefined {
    if (this.#open.has(key)) {
      this.template.fault(source, `"${key}" refers to itself in a circle`)
      return undefined
    }
    this.#open.add(key)
    try {
      return work()
    } finally {
      this.#open.delete(key)
    }
  }

  #resolve(value: JsonValue, source: string, at: string): Resolved {
    if (typeof value === 'string') return this.#withoutDynamic(value)
    // CloudFormation passes on texts, whatever they look like.
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    if (isArray(value)) return this.#items(value, source, at)
    if (!isObject(value)) return value
    const [name, ...others] = Object.keys(value)
    if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
      const inside = childPointer(source, name)
      if (source !== at || name === 'Fn::Sub') this.template.move(at, name === 'Fn::Sub' ? inside : source)
      return this.#function(name, value[name] as JsonValue, inside, at, source)
    }
    return this.#members(value, source, at)
  }

  #items(value: readonly JsonValue[], source: string, at: string): JsonValue {
    const items: JsonValue[] = []
    for (const [index, item] of value.entries()) {
      const to = childPointer(at, items.length)
      const from = childPointer(source, index)
      const resolved = this.#placed(item, from, to, childPointer(at, index) !== to)
      if (resolved !== noValue) items.push(resolved)
    }
    return items
  }

  #members(value: JsonObject, source: string, at: string): JsonValue {
    const members: [string, JsonValue][] = []
    for (const [name, member] of Object.entries(value)) {
      const resolved = this.#placed(member, childPointer(source, name), childPointer(at, name), false)
      if (resolved !== noValue) members.push([name, resolved])
    }
    return Object.fromEntries(members)
  }

  #placed(value: JsonValue, source: string, at: string, moved: boolean): Resolved {
    if (moved) this.template.move(at, source)
    return this.resolve(value, source, at)
  }

  #function(name: string, argument: JsonValue, source: string, at: string, whole: string): Resolved {
    switch (name) {
      case 'Ref':
        return this.#ref(argument, whole)
      case 'Fn::GetAtt':
        return this.#getAtt(argument, source)
      case 'Fn::Sub':
        return this.#sub(argument, source)
      case 'Fn::If':
        return this.#if(argument, source, at)
      case 'Fn::Join':
        return this.#join(argument, source)
      case 'Fn::Select':
        return this.#select(argument, source)
      case 'Fn::Split':
        return this.#split(argument, source)
      case 'Fn::FindInMap':
        return this.#findInMap(argument, source)
      case 'Fn::ImportValue':
        return this.template.unknown(`ImportValue ${this.text(argument, source)}`)
      case 'Fn::Base64':
      case 'Fn::Cidr':
      case 'Fn::GetAZs':
      case 'Fn::GetStackOutput':
      case 'Fn::Length':
      case 'Fn::ToJsonString':
      case 'Fn::Transform':
        return this.#unclear(source)
      default:
        if (name.startsWith('Fn::ForEach::'))
          return this.#broken(whole, 'Fn::ForEach wants "Transform: AWS::LanguageExtensions"')
        this.template.fault(whole, `CloudFormation has no function ${name}`)
        return this.#unclear(source)
    }
  }

  #ref(argument: JsonValue, source: string): Resolved {
    if (argument === 'AWS::NoValue') return noValue
    if (typeof argument !== 'string')
      return this.#broken(source, 'Ref wants the name of a parameter or a resource')
    return this.valueOf(argument, source)
  }

  /** What `Ref` gives for a name. */
  valueOf(name: string, source: string): JsonValue {
    const { template } = this
    const known = template.pseudoParameter(name) ?? template.parameter(name)
    if (known !== undefined) {
      // CloudFormation resolves a default that is a dynamic reference, too.
      return template.isOtherThanAsked(name) ? template.unknown(name) : known
    }
    const resource = template.resources.get(name)
    if (resource) return idOf(resource, this)
    return this.#missing(name, source)
  }

  #getAtt(argument: JsonValue, source: string): JsonValue {
    const [name, ...path] = isArray(argument)
      ? argument
      : typeof argument === 'string'
        ? argument.split('.')
        : []
    if (typeof name !== 'string' || path.length === 0)
      return this.#broken(source, 'Fn::GetAtt wants the name of a resource and of an attribute')
    const attribute = path.map((one, index) => this.text(one, `${source}/${index + 1}`)).join('.')
    return this.attribute(name, attribute, source)
  }

  attribute(name: string, attribute: string, source: string): JsonValue {
    const resource = this.template.resources.get(name)
    if (!resource) return this.#missing(`${name}.${attribute}`, source, name)
    return attributeOf(resource, attribute, this)
  }

  #sub(argument: JsonValue, source: string): JsonValue {
    const [text, given] = isArray(argument) ? argument : [argument]
    if (typeof text !== 'string') return this.#broken(source, 'Fn::Sub wants a text')
    const values = isObject(given) ? given : {}
    return pieces(text)
      .map(piece => {
        if ('text' in piece) return this.#withoutDynamic(piece.text)
        const own = memberOf(values, piece.name)
        if (own !== undefined) return this.text(own, `${source}/1/${piece.name}`)
        // What has a colon and is no pseudo parameter was meant for IAM, and lacks its exclamation mark.
        if (/^[a-z][\w-]*:[^:]/.test(piece.name)) {
          this.template.fault(
            source,
            `\${${piece.name}} is no name of the template; IAM's variables are written \${!${piece.name}} here`,
          )
          return this.#unclear(source)
        }
        const dot = piece.name.indexOf('.')
        const value =
          dot < 0
            ? this.valueOf(piece.name, source)
            : this.attribute(piece.name.slice(0, dot), piece.name.slice(dot + 1), source)
        if (value === null) return ''
        return isArray(value)
          ? value.map(valueText).join(',')
          : typeof value === 'object'
            ? this.#unclear(source)
            : String(value)
      })
      .join('')
  }

  /** The branch of this scene. */
  #if(argument: JsonValue, source: string, at: string): Resolved {
    if (!isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string')
      return this.#broken(source, 'Fn::If wants a condition and two values')
    const branch = conditionHolds(argument[0], this, source) ? 1 : 2
    return this.#placed(argument[branch] as JsonValue, childPointer(source, branch), at, true)
  }

  #join(argument: JsonValue, source: string): JsonValue {
    const [delimiter, list] = isArray(argument) ? argument : []
    if (typeof delimiter !== 'string' || list === undefined)
      return this.#broken(source, 'Fn::Join wants a delimiter and a list')
    const items = this.resolve(list, `${source}/1`)
    if (!isArray(items as JsonValue)) return this.#unclear(source)
    return (items as readonly JsonValue[])
      .map(item => (item !== null && typeof item === 'object' ? this.#unclear(source) : String(item ?? '')))
      .join(delimiter)
  }

  #select(argument: JsonValue, source: string): JsonValue {
    const [index, list] = isArray(argument) ? argument : []
    if (index === undefined || list === undefined)
      return this.#broken(source, 'Fn::Select wants an index and a list')
    const items = this.resolve(list, `${source}/1`)
    const at = Number(this.text(index, `${source}/0`))
    if (items === noValue || !isArray(items) || !Number.isInteger(at)) return this.#unclear(source)
    return items[at] ?? this.#broken(source, `Fn::Select wants number ${at} of a list of ${items.length}`)
  }

  #split(argument: JsonValue, source: string): JsonValue {
    const [delimiter, text] = isArray(argument) ? argument : []
    if (typeof delimiter !== 'string' || delimiter === '' || text === undefined)
      return this.#broken(source, 'Fn::Split wants a delimiter and a text')
    const whole = this.text(text, `${source}/1`)
    // An unknown part of an ARN has no colon; of anything else nobody knows what is in it.
    const isClear =
      !holdsUnknown(whole) || (delimiter === ':' && whole.startsWith('arn:') && !isUnknown(whole))
    return isClear ? whole.split(delimiter) : this.#unclear(source)
  }

  #findInMap(argument: JsonValue, source: string): JsonValue {
    if (!isArray(argument) || argument.length < 3)
      return this.#broken(source, 'Fn::FindInMap wants a map and two keys')
    const [map, first, second] = argument
      .slice(0, 3)
      .map((one, index) => this.text(one, `${source}/${index}`)) as [string, string, string]
    if ([map, first, second].some(holdsUnknown)) return this.#unclear(source)
    const outer = this.template.mapping(map)
    const inner = isObject(outer) ? memberOf(outer, first) : undefined
    const value = isObject(inner) ? memberOf(inner, second) : undefined
    if (value !== undefined) return value
    const fallback = isObject(argument[3] ?? null)
      ? memberOf(argument[3] as JsonObject, 'DefaultValue')
      : undefined
    if (fallback !== undefined) return this.text(fallback, `${source}/3/DefaultValue`)
    if (this.template.hasMacros) return this.#unclear(source)
    return this.#broken(source, `the mapping ${map} has no ${first}, ${second}`)
  }

  /** `{{resolve:ssm:…}}`: CloudFormation fetches it when the stack is made. */
  #withoutDynamic(text: string): string {
    return text.includes('{{resolve:')
      ? text.replace(/\{\{(resolve:[^}]*)\}\}/g, (_, reference: string) => this.template.unknown(reference))
      : text
  }

  #missing(name: string, source: string, resource = name): JsonValue {
    const { template } = this
    if (!template.hasMacros && !resource.startsWith('AWS::'))
      template.fault(source, `the template has no parameter or resource "${resource}"`)
    return template.unknown(name)
  }

  #broken(source: string, fault: string): JsonValue {
    this.template.fault(source, fault)
    return this.#unclear(source)
  }

  /** A value of which nothing can be told but where it is written. */
  #unclear(source: string): string {
    return this.template.unknownAt(source)
  }
}
