// `Fn::ForEach`: resources that are written once and made for each value of a list.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html

import { childPointer } from '../../../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import { holdsUnknown } from '../../../base/unknown-text.ts'
import type { Template } from './template.ts'

/** A member of `Resources`, as it is made. */
export interface Made {
  readonly name: string
  readonly body: JsonValue
  /** Where the body is written; those of one loop share it. */
  readonly pointer: string
}

const loop = 'Fn::ForEach::'
/** AWS takes no template with more resources. */
const most = 500

/** What is no loop is there as it stands. Says of the template what no resources can be made of. */
export function unrolled(
  resources: JsonObject,
  template: Pick<Template, 'parameter' | 'unknownAt' | 'fault'>,
): readonly Made[] {
  const made: Made[] = []
  const unroll = (members: JsonObject, pointer: string, values: ReadonlyMap<string, string>): void => {
    for (const [key, body] of Object.entries(members)) {
      const at = childPointer(pointer, key)
      if (key.startsWith(loop)) repeat(body, at, values)
      else if (values.size === 0) made.push({ name: key, body, pointer: at })
      else if (made.length >= most) {
        template.fault(at, `there are more than ${most} resources`)
        return
      } else made.push({ name: nameFrom(key, values), body: filled(body, values), pointer: at })
    }
  }
  const repeat = (written: JsonValue, pointer: string, values: ReadonlyMap<string, string>): void => {
    const [name, list, body, ...rest] = isArray(written) ? written : []
    if (typeof name !== 'string' || list === undefined || !isObject(body) || rest.length > 0) {
      template.fault(pointer, 'Fn::ForEach takes a name, a list of values and what is made for each')
      return
    }
    for (const value of valuesOf(filled(list, values), pointer))
      unroll(body, childPointer(pointer, 2), new Map(values).set(name, value))
  }
  const valuesOf = (list: JsonValue, pointer: string): readonly string[] => {
    const referred = isObject(list) ? memberOf(list, 'Ref') : undefined
    const known = typeof referred === 'string' ? template.parameter(referred) : list
    const unknown = template.unknownAt(pointer)
    if (!isArray(known)) return [unknown]
    return known.map(value => (typeof value === 'object' ? unknown : String(value)))
  }
  unroll(resources, '/Resources', new Map())
  return made
}

/** A value that is not known stays a placeholder: people read names. */
function nameFrom(key: string, values: ReadonlyMap<string, string>): string {
  return withValues(key, new Map([...values].filter(([, value]) => !holdsUnknown(value))))
}

function filled(value: JsonValue, values: ReadonlyMap<string, string>): JsonValue {
  if (values.size === 0) return value
  if (typeof value === 'string') return withValues(value, values)
  if (isArray(value)) return value.map(item => filled(item, values))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, values)]))
}

/** `&{Name}` leaves out what no logical id may have. */
function withValues(text: string, values: ReadonlyMap<string, string>): string {
  let result = text
  for (const [name, value] of values) {
    result = result.replaceAll(`\${${name}}`, () => value)
    result = result.replaceAll(`&{${name}}`, () =>
      holdsUnknown(value) ? value : value.replace(/[^a-z\d]/gi, ''),
    )
  }
  return result
}
