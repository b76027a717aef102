// Whether a condition of a template holds in a scene. Where nothing tells, it does: what it makes is then seen.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html

import { isArray, isObject, type JsonValue, memberOf } from '../../../base/json-value.ts'
import { holdsUnknown } from '../../../base/unknown-text.ts'
import type { Resolver } from './resolve.ts'

/** `source` is where the condition is asked about. */
export function conditionHolds(name: string, resolver: Resolver, source: string): boolean {
  const { template } = resolver
  const condition = template.condition(name)
  if (condition === undefined) {
    if (!template.hasMacros) template.fault(source, `the template has no condition "${name}"`)
    return true
  }
  const held = resolver.once(name, `/Conditions/${name}`, () =>
    holds(condition, resolver, `/Conditions/${name}`),
  )
  return held ?? true
}

function holds(condition: JsonValue, resolver: Resolver, source: string): boolean {
  if (!isObject(condition)) return true
  const [name] = Object.keys(condition)
  const argument = name === undefined ? undefined : memberOf(condition, name)
  const list = isArray(argument) ? argument : []
  const each = list.map((one, index) => () => holds(one, resolver, `${source}/${name}/${index}`))
  switch (name) {
    case 'Condition':
      return typeof argument === 'string' ? conditionHolds(argument, resolver, source) : true
    case 'Fn::Not':
      return each[0] ? !each[0]() : true
    case 'Fn::And':
      return each.every(one => one())
    case 'Fn::Or':
      return each.some(one => one())
    case 'Fn::Equals':
      return equal(list, resolver, `${source}/${name}`)
    default:
      return true
  }
}

function equal(sides: readonly JsonValue[], resolver: Resolver, source: string): boolean {
  const [a, b] = sides.map((side, index) => resolver.text(side, `${source}/${index}`))
  if (a === b) return true
  if (a === undefined || b === undefined) return true
  // A parameter that the scene gives none of the values asked about is not this one either.
  const isOther = sides.some(side => {
    const name = isObject(side) ? memberOf(side, 'Ref') : undefined
    return typeof name === 'string' && resolver.template.isOtherThanAsked(name)
  })
  return isOther ? false : holdsUnknown(a) || holdsUnknown(b)
}
