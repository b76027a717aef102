// The environment of a container: a map, lines with equals signs, or entries with a name and a value.

import { childPointer } from '../../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import type { Written } from '../../../model/app-config.ts'

/** What is set, by name; without what is empty, or comes from somewhere else: `${AWS_REGION}`. */
export function environmentOf(container: JsonObject, pointer: string): ReadonlyMap<string, Written> {
  const variables = ['environment', 'env'].flatMap(name => {
    const value = memberOf(container, name)
    return value === undefined ? [] : variablesIn(value, childPointer(pointer, name))
  })
  return new Map(variables.filter(([, { value }]) => value !== '' && !/^\$[({][^)}]*[)}]$/.test(value)))
}

type Variable = readonly [name: string, written: Written]

function variablesIn(value: JsonValue, pointer: string): readonly Variable[] {
  if (isArray(value)) return value.flatMap((entry, index) => variableOf(entry, childPointer(pointer, index)))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'string' ? [[name, { value: one, pointer: childPointer(pointer, name) }]] : [],
  )
}

function variableOf(entry: JsonValue, pointer: string): readonly Variable[] {
  if (typeof entry === 'string') {
    const [, name, value = ''] = /^(\w+)=(.*)$/s.exec(entry) ?? []
    return name === undefined ? [] : [[name, { value, pointer }]]
  }
  if (!isObject(entry)) return []
  const [name, value] = [memberOf(entry, 'name'), memberOf(entry, 'value')]
  return typeof name === 'string' && typeof value === 'string'
    ? [[name, { value, pointer: childPointer(pointer, 'value') }]]
    : []
}
