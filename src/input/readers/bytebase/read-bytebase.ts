// What a document says of Bytebase: its instances with their data sources, or its server.

import { childPointer } from '../../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import type { AppConfig } from '../../../model/app-config.ts'
import { isInstance, readInstance } from './instance.ts'
import { findObjects, findText, objectsOf } from './members.ts'
import { readChartValues, readContainers } from './server.ts'

/** Nothing for a value that has the look of Bytebase's, and is something else. */
export function readBytebase(value: JsonValue): readonly AppConfig[] {
  const instances = instancesIn(value, '')
  if (instances.length > 0) return instances
  const chart = isObject(value) ? readChartValues(value) : undefined
  return chart ? [chart] : readContainers(value)
}

/** A reply of the API with one instance or a list of them, a list, rows of Bytebase's own database. */
function instancesIn(value: JsonValue, pointer: string): readonly AppConfig[] {
  if (isArray(value))
    return objectsOf(value, pointer).flatMap(({ value: one, pointer: at }) => instancesIn(one, at))
  if (!isObject(value)) return []
  if (isInstance(value)) return [readInstance(value, pointer, kindOf(value, pointer))]
  const metadata = memberOf(value, 'metadata')
  if (isInstance(metadata)) {
    const id = findText(value, 'resourceId', pointer)?.value
    return [readInstance(metadata, childPointer(pointer, 'metadata'), 'metadata', id)]
  }
  const listed = findObjects(value, 'instances', pointer) ?? []
  return listed.flatMap(({ value: one, pointer: at }) =>
    isInstance(one) ? [readInstance(one, at, kindOf(one, at))] : [],
  )
}

/** Only the API names an instance by the path of its resource. */
function kindOf(instance: JsonObject, pointer: string): 'instance' | 'metadata' {
  const name = findText(instance, 'name', pointer)?.value ?? ''
  return /(^|\/)instances\//.test(name) ? 'instance' : 'metadata'
}
