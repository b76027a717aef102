// Which values may be Bytebase's: told at a glance, for every JSON and YAML document is asked.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'

/** Whether `readBytebase` may find something in it. */
export function mayBeBytebase(value: JsonValue): boolean {
  if (isArray(value)) return value.some(one => isObject(one) && isMarked(one))
  return isObject(value) && isMarked(value)
}

function isMarked(value: JsonObject): boolean {
  return marks.some(name => memberOf(value, name) !== undefined) || holdsInstance(value)
}

/** Of an instance, of the chart's values, of Compose, of ECS, of Kubernetes. */
const marks = ['dataSources', 'data_sources', 'bytebase', 'services', 'containerDefinitions', 'apiVersion']

function holdsInstance(value: JsonObject): boolean {
  const metadata = memberOf(value, 'metadata')
  if (isObject(metadata) && isMarkedInstance(metadata)) return true
  const instances = memberOf(value, 'instances')
  return isArray(instances) && instances.some(one => isObject(one) && isMarkedInstance(one))
}

function isMarkedInstance(value: JsonObject): boolean {
  return memberOf(value, 'dataSources') !== undefined || memberOf(value, 'data_sources') !== undefined
}
