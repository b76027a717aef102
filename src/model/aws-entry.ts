// Members of what AWS describes, read as what they should be. AWS leaves out what has no value.

import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, memberOf } from '../base/json-value.ts'
import type { ReadDocument } from './document.ts'

/** An entry of a reply, in AWS's shape, with its place: in a document, or in `D`, which may be nothing. */
export interface Entry<D = ReadDocument> {
  readonly document: D
  readonly pointer: string
  readonly value: JsonObject
}

/** A string that is not empty. */
export function textOf({ value }: Pick<Entry<unknown>, 'value'>, name: string): string | undefined {
  const member = memberOf(value, name)
  return typeof member === 'string' && member !== '' ? member : undefined
}

export function flagOf({ value }: Pick<Entry<unknown>, 'value'>, name: string): boolean | undefined {
  const member = memberOf(value, name)
  return typeof member === 'boolean' ? member : undefined
}

export function numberOf({ value }: Pick<Entry<unknown>, 'value'>, name: string): number | undefined {
  const member = memberOf(value, name)
  return typeof member === 'number' ? member : undefined
}

/** The strings of a list. */
export function textsOf({ value }: Pick<Entry<unknown>, 'value'>, name: string): readonly string[] {
  const member = memberOf(value, name)
  return isArray(member) ? member.filter(one => typeof one === 'string') : []
}

/** A member that is an object. */
export function partOf<D>({ value, pointer, document }: Entry<D>, name: string): Entry<D> | undefined {
  const member = memberOf(value, name)
  return isObject(member) ? { value: member, pointer: childPointer(pointer, name), document } : undefined
}

/** The objects of a list. */
export function partsOf<D>({ value, pointer, document }: Entry<D>, name: string): readonly Entry<D>[] {
  const member = memberOf(value, name)
  if (!isArray(member)) return []
  const at = childPointer(pointer, name)
  return member.flatMap((one, index) =>
    isObject(one) ? [{ value: one, pointer: childPointer(at, index), document }] : [],
  )
}

/** Where a member stands; the entry itself, where it has none of that name. */
export function placeIn({ value, pointer, document }: Entry, name: string) {
  const at = memberOf(value, name) === undefined ? pointer : childPointer(pointer, name)
  return { in: document, at: { pointer: at } } as const
}
