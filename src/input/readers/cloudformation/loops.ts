// `Fn::ForEach`: what is written once and made for each value of a list, in Resources, their properties, and Conditions. Here a
// template becomes one without loops, as CloudFormation does before it reads anything else.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html

import { childPointer } from '../../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import { holdsUnknown } from '../../../base/unknown-text.ts'
import type { Template } from './template.ts'

export interface Unrolled {
  readonly root: JsonObject
  /** Pointer of what a loop made → pointer of where it is written. */
  readonly moved: ReadonlyMap<string, string>
}

type Values = ReadonlyMap<string, string>

const loop = 'Fn::ForEach::'
const transform = 'AWS::LanguageExtensions'
const noValues: Values = new Map()
/** AWS takes no template with more resources. */
const mostResources = 500
/** Characters; the quota of a template holds for what its loops make of it. */
const largest = 1_000_000
const deepest = 200

/** `template` is the one with loops; what no members can be made of is said of it. */
export function withoutLoops(root: JsonObject, template: Template): Unrolled {
  const moved = new Map<string, string>()
  const sections = (['Conditions', 'Resources'] as const).flatMap(section => {
    const written = memberOf(root, section)
    if (!isObject(written)) return []
    if (!extendsLanguage(root)) {
      const name = Object.keys(written).find(key => key.startsWith(loop))
      if (name === undefined) return []
      template.fault(childPointer(`/${section}`, name), `Fn::ForEach wants "Transform: ${transform}"`)
    }
    return [[section, new Unroller(template, moved).members(written, `/${section}`)] as const]
  })
  return { root: sections.length === 0 ? root : { ...root, ...Object.fromEntries(sections) }, moved }
}

function extendsLanguage(root: JsonObject): boolean {
  return [memberOf(root, 'Transform') ?? null].flat().includes(transform)
}

class Unroller {
  readonly #template: Template
  readonly #moved: Map<string, string>
  #characters = 0
  #depth = 0

  constructor(template: Template, moved: Map<string, string>) {
    this.#template = template
    this.#moved = moved
  }

  /** `source` is where they are written, `at` where what is made of them stands. */
  members(written: JsonObject, source: string, at = source, values = noValues): JsonObject {
    const made: [string, JsonValue][] = []
    for (const [key, value] of Object.entries(written)) {
      const from = childPointer(source, key)
      if (key.startsWith(loop)) made.push(...this.#repeated(value, from, at, values))
      else made.push(this.#member(key, value, from, at, values))
    }
    return Object.fromEntries(at === '/Resources' ? this.#fewEnough(made, at) : made)
  }

  #member(
    key: string,
    value: JsonValue,
    from: string,
    at: string,
    values: Values,
    isMade = false,
  ): [string, JsonValue] {
    const name = nameFrom(key, values)
    const to = childPointer(at, name)
    if (isMade || name !== key) this.#moved.set(to, from)
    return [name, this.#value(value, from, to, values)]
  }

  #repeated(written: JsonValue, source: string, at: string, values: Values): [string, JsonValue][] {
    const [name, list, body, ...rest] = isArray(written) ? written : []
    if (typeof name !== 'string' || list === undefined || !isObject(body) || rest.length > 0) {
      this.#template.fault(source, 'Fn::ForEach takes a name, a list of values and what is made for each')
      return []
    }
    const inside = childPointer(source, 2)
    return this.#valuesOf(list, source, values).flatMap(value => {
      this.#count(value.length + 1, source)
      if (this.#characters > largest) return []
      const all = new Map(values).set(name, value)
      return Object.entries(body).flatMap(([key, one]) => {
        const from = childPointer(inside, key)
        return key.startsWith(loop)
          ? this.#repeated(one, from, at, all)
          : [this.#member(key, one, from, at, all, true)]
      })
    })
  }

  /** What a loop goes through; one value that is not known for a list that is not. */
  #valuesOf(list: JsonValue, source: string, values: Values): readonly string[] {
    const unknown = this.#template.unknownAt(source)
    const known = this.#listed(list, values)
    if (!isArray(known)) return [unknown]
    return known.flatMap(one => {
      const value = isObject(one) ? this.#listed(one, values) : one
      return (isArray(value) ? value : [value]).map(text =>
        text === undefined || typeof text === 'object' ? unknown : withValues(String(text), values),
      )
    })
  }

  /** What `Ref` and `Fn::FindInMap` give where a list stands, or a value of one. */
  #listed(written: JsonValue, values: Values): JsonValue | undefined {
    if (!isObject(written)) return written
    const name = memberOf(written, 'Ref')
    if (typeof name === 'string') return values.get(name) ?? this.#template.parameter(name)
    const keys = memberOf(written, 'Fn::FindInMap')
    if (!isArray(keys)) return undefined
    return keys.slice(1, 3).reduce<JsonValue | undefined>(
      (map, key) => {
        const text = this.#listed(key, values)
        return isObject(map ?? null) && typeof text === 'string'
          ? memberOf(map as JsonObject, withValues(text, values))
          : undefined
      },
      typeof keys[0] === 'string' ? this.#template.mapping(withValues(keys[0], values)) : undefined,
    )
  }

  #value(value: JsonValue, source: string, at: string, values: Values): JsonValue {
    if (typeof value === 'string') {
      const text = withValues(value, values)
      if (values.size > 0) this.#count(text.length, source)
      return text
    }
    if (typeof value !== 'object' || value === null || this.#depth > deepest) return value
    this.#depth += 1
    try {
      if (isArray(value))
        return value.map((item, index) =>
          this.#value(item, childPointer(source, index), childPointer(at, index), values),
        )
      const members = value as JsonObject
      const referred = memberOf(members, 'Ref')
      const own = typeof referred === 'string' ? values.get(referred) : undefined
      if (values.size > 0) this.#count(Object.keys(members).join('').length, source)
      return own ?? this.members(members, source, at, values)
    } finally {
      this.#depth -= 1
    }
  }

  #count(characters: number, source: string): void {
    const before = this.#characters
    this.#characters += characters
    if (before <= largest && this.#characters > largest)
      this.#template.fault(source, 'what the loops make is larger than a template may be, 1 MB')
  }

  #fewEnough(made: [string, JsonValue][], at: string): [string, JsonValue][] {
    if (this.#moved.size === 0 || made.length <= mostResources) return made
    const [first] = made[mostResources] as [string, JsonValue]
    const excess = this.#moved.get(childPointer(at, first))
    if (excess === undefined) return made
    this.#template.fault(excess, `there are more than ${mostResources} resources`)
    return made.slice(0, mostResources)
  }
}

/** A value that is not known stays a placeholder: people read names. */
function nameFrom(key: string, values: Values): string {
  return key.includes('{')
    ? withValues(key, new Map([...values].filter(([, value]) => !holdsUnknown(value))))
    : key
}

/** `&{Name}` leaves out what no logical id may have. */
function withValues(text: string, values: Values): string {
  let result = text
  if (!text.includes('{')) return text
  for (const [name, value] of values) {
    result = result.replaceAll(`\${${name}}`, () => value)
    result = result.replaceAll(`&{${name}}`, () =>
      holdsUnknown(value) ? value : value.replace(/[^a-z\d]/gi, ''),
    )
  }
  return result
}
