// A CloudFormation template, looked up: its parameters, mappings, conditions and resources as one scene has them, and what
// is wrong with it.

import { childPointer } from '../../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import { unknownText } from '../../../base/unknown-text.ts'
import type { TemplateFault } from '../../../model/document.ts'
import type { Scene } from './scenery.ts'

export interface Resource {
  readonly name: string
  readonly type: string
  readonly properties: JsonObject
  /** Of the properties. */
  readonly pointer: string
  /** In scenes where it does not hold, the resource is not made. */
  readonly condition?: string
}

export class Template {
  readonly faults: TemplateFault[] = []
  /** Result pointer → source pointer, where what stands in a result was written elsewhere. */
  readonly sources: ReadonlyMap<string, string>
  readonly resources: ReadonlyMap<string, Resource>
  /** Macros make things that the text does not show. */
  readonly hasMacros: boolean
  readonly #root: JsonObject
  readonly #scene: Scene
  readonly #origin: string
  readonly #sources: Map<string, string>
  readonly #moved: ReadonlyMap<string, string>

  /** `moved` is where that is written which loops made: pointers as they are here → pointers of the text. */
  constructor(
    root: JsonObject,
    scene: Scene,
    origin: string,
    moved: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#moved = moved
    this.#sources = new Map(moved)
    this.sources = this.#sources
    this.#root = root
    this.#scene = scene
    this.#origin = origin
    this.resources = this.#resources()
    this.hasMacros = memberOf(root, 'Transform') !== undefined
  }

  /** An unknown value that has one name in the whole template. */
  unknown(name: string): string {
    return unknownText(name, this.#origin)
  }

  /** An unknown value that is like no other; named by the function, or the member, that stands there. */
  unknownAt(source: string): string {
    const name = source.split('/').findLast(token => !/^\d*$/.test(token)) ?? ''
    return unknownText(name, `${this.#origin}#${source}`)
  }

  /** What stands at `at` is written at `source`, a pointer as they are here. */
  move(at: string, source: string): void {
    this.#sources.set(at, this.written(source))
  }

  /** Where something is written that is at a pointer of this template. */
  written(pointer: string): string {
    if (this.#moved.size === 0) return pointer
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const source = this.#moved.get(pointer.slice(0, end))
      if (source !== undefined) return source + pointer.slice(end)
    }
    return pointer
  }

  fault(at: string, fault: string): void {
    const pointer = this.written(at)
    if (!this.faults.some(one => one.pointer === pointer && one.fault === fault))
      this.faults.push({ pointer, fault })
  }

  condition(name: string): JsonValue | undefined {
    return this.#member('Conditions', name)
  }

  mapping(name: string): JsonValue | undefined {
    return this.#member('Mappings', name)
  }

  hasName(name: string): boolean {
    return this.resources.has(name) || this.#member('Parameters', name) !== undefined
  }

  /** A parameter's value as the scene has it; a list for a parameter that is one. Undefined where there is none. */
  parameter(name: string): JsonValue | undefined {
    const parameter = this.#member('Parameters', name)
    if (!isObject(parameter)) return undefined
    const type = memberOf(parameter, 'Type')
    const isList = typeof type === 'string' && /^(CommaDelimitedList$|List<)/.test(type)
    const given = this.#scene.has(name) ? this.#scene.get(name) : memberOf(parameter, 'Default')
    // What has no echo is secret, and of a parameter in Systems Manager only the name is here.
    const isHidden =
      ['true', true].includes(memberOf(parameter, 'NoEcho') as string | boolean) ||
      (typeof type === 'string' && type.startsWith('AWS::SSM::'))
    if (isHidden || given === undefined || given === null || typeof given === 'object')
      return this.unknown(name)
    const text = String(given)
    return isList ? text.split(',').map(one => one.trim()) : text
  }

  /** Whether a scene settles that a parameter is none of the values that conditions ask about. */
  isOtherThanAsked(name: string): boolean {
    return this.#scene.has(name) && this.#scene.get(name) === undefined
  }

  /** `AWS::Region` and the like; undefined for a name that is none. */
  pseudoParameter(name: string): string | undefined {
    switch (name) {
      case 'AWS::AccountId':
        return this.unknown(name)
      case 'AWS::Region':
        return this.#scene.get(name) ?? this.unknown(name)
      case 'AWS::Partition':
        return 'aws'
      case 'AWS::URLSuffix':
        return 'amazonaws.com'
      case 'AWS::StackName':
      case 'AWS::StackId':
      case 'AWS::NotificationARNs':
        return this.unknown(name)
      default:
        return undefined
    }
  }

  #resources(): ReadonlyMap<string, Resource> {
    const members = memberOf(this.#root, 'Resources')
    const found = new Map<string, Resource>()
    for (const [name, body] of isObject(members) ? Object.entries(members) : []) {
      const type = isObject(body) ? memberOf(body, 'Type') : undefined
      if (!isObject(body) || typeof type !== 'string') continue
      const properties = memberOf(body, 'Properties')
      const condition = memberOf(body, 'Condition')
      found.set(name, {
        name,
        type,
        properties: isObject(properties) && !isArray(properties) ? properties : {},
        pointer: `${childPointer('/Resources', name)}/Properties`,
        ...(typeof condition === 'string' && { condition }),
      })
    }
    return found
  }

  #member(section: string, name: string): JsonValue | undefined {
    const members = memberOf(this.#root, section)
    return isObject(members) ? memberOf(members, name) : undefined
  }
}
