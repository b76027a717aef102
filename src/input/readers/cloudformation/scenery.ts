// What the parameters of a template may be: its defaults, and the other values on which its conditions turn. A template is
// read once for each such scene, so that both branches of every `Fn::If` are seen, and none together with what excludes it.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'

/** Undefined: neither the default nor any value that a condition asks about. */
export type Scene = ReadonlyMap<string, string | undefined>

/** Parameters are what their defaults say. */
export const noScene: Scene = new Map()

// A parameter with ever so many values that are asked about has few branches that matter here.
const mostScenes = 4

/** The first is the template as its defaults say. */
export function scenesOf(template: JsonObject): readonly Scene[] {
  const values = valuesAskedFor(template)
  const count = Math.min(mostScenes, Math.max(1, ...[...values.values()].map(all => all.length)))
  return Array.from(
    { length: count },
    (_, index) =>
      new Map([...values].map(([name, all]) => [name, all[Math.min(index, all.length - 1)]] as const)),
  )
}

/** By parameter: its default, if it has one, what `Fn::Equals` compares it with, and anything else that it may be. */
function valuesAskedFor(template: JsonObject): ReadonlyMap<string, readonly (string | undefined)[]> {
  const asked = new Map<string, Set<string | undefined>>()
  for (const [name, value] of comparisonsIn(memberOf(template, 'Conditions') ?? null)) {
    const values = asked.get(name) ?? new Set(defaultOf(template, name))
    asked.set(name, values.add(value))
  }
  return new Map(
    [...asked].map(([name, values]): readonly [string, readonly (string | undefined)[]] => {
      const allowed = textsOf(memberOf(parameterOf(template, name), 'AllowedValues'))
      if (allowed.length === 0) return [name, [...values, undefined]]
      const [other] = allowed.filter(one => !values.has(one))
      const possible = [...values].filter(one => one !== undefined && allowed.includes(one))
      return [name, other === undefined ? possible : [...possible, other]] as const
    }),
  )
}

function defaultOf(template: JsonObject, name: string): readonly string[] {
  return textsOf(memberOf(parameterOf(template, name), 'Default'))
}

function parameterOf(template: JsonObject, name: string): JsonObject {
  const parameters = memberOf(template, 'Parameters')
  const parameter = isObject(parameters) ? memberOf(parameters, name) : undefined
  return isObject(parameter ?? null) ? (parameter as JsonObject) : {}
}

/** One, or those of a list. */
function textsOf(value: JsonValue | undefined): readonly string[] {
  if (value === undefined || value === null) return []
  if (isArray(value)) return value.flatMap(textsOf)
  return typeof value === 'object' ? [] : [String(value)]
}

/** What is compared with parameters, in order. */
function comparisonsIn(value: JsonValue): readonly (readonly [name: string, value: string])[] {
  if (isArray(value)) return value.flatMap(comparisonsIn)
  if (!isObject(value)) return []
  const sides = memberOf(value, 'Fn::Equals')
  if (!isArray(sides) || sides.length !== 2) return Object.values(value).flatMap(comparisonsIn)
  return [sides, [...sides].reverse()].flatMap(([one, other]) => {
    const name = isObject(one) ? memberOf(one, 'Ref') : undefined
    const isText = typeof other === 'string' || typeof other === 'number' || typeof other === 'boolean'
    return typeof name === 'string' && isText ? [[name, String(other)] as const] : []
  })
}
