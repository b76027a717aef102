// Values with the places where they are written. A value that was referred to has the place of the reference, too, so that
// it can be shown in either file.

import type { JsonValue } from '../../../base/json-value.ts'
import { isUnknown, unknownText } from '../../../base/unknown-text.ts'
import type { Span } from './syntax.ts'

export type Located = {
  readonly at: Span
  /** Where it was referred to, the last reference first. */
  readonly via?: readonly Span[]
} & (
  | {
      readonly kind: 'scalar'
      readonly value: string | number | boolean | null
      /** Of a text: which stretches of it are written where; left out where nothing tells. */
      readonly pieces?: readonly TextPiece[]
    }
  | { readonly kind: 'list'; readonly items: readonly Located[] }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, LocatedMember> }
  /** The text that `jsonencode` makes of a value. */
  | { readonly kind: 'encoded'; readonly value: Located }
)

export interface LocatedMember {
  readonly key: Span
  readonly value: Located
}

/** From `from` on, a text is written at the span; as it is, when both are of one length. */
export interface TextPiece {
  readonly from: number
  readonly length: number
  readonly span: Span
  /** Of what is put in: where its value is written. */
  readonly origin?: Span
}

export function unknownAt(name: string, origin: string, at: Span): Located {
  return { kind: 'scalar', value: unknownText(name, origin), at }
}

export function textAt(value: string, at: Span): Located {
  return { kind: 'scalar', value, at }
}

/** The value as it is met at a reference. */
export function referredFrom(value: Located, at: Span): Located {
  return { ...value, via: [at, ...(value.via ?? [])].slice(0, 8) }
}

/** Whether nothing of it is known. */
export function isOpen(value: Located): boolean {
  return value.kind === 'scalar' && typeof value.value === 'string' && isUnknown(value.value)
}

/** As a text of Terraform; undefined for what is none. */
export function textOf(value: Located): string | undefined {
  if (value.kind === 'encoded') return JSON.stringify(new Plain().of(value.value))
  return value.kind !== 'scalar' || value.value === null ? undefined : String(value.value)
}

/** Values that make more of a module than anybody would read. */
export class ValueBomb extends Error {}

const mostValues = 1_000_000

/** Values without places. What one of these makes altogether is limited: a few lines can repeat themselves for ever. */
export class Plain {
  #count = 0

  /** Throws a `ValueBomb`. */
  of(value: Located): JsonValue {
    if (++this.#count > mostValues) throw new ValueBomb()
    switch (value.kind) {
      case 'scalar':
        return value.value
      case 'list':
        return value.items.map(item => this.of(item))
      case 'object':
        return Object.fromEntries([...value.members].map(([name, one]) => [name, this.of(one.value)]))
      case 'encoded':
        // A policy that is written as a value is read as one, with the places of its parts.
        return this.of(value.value)
    }
  }
}
