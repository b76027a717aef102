// Places in the values of a module → stretches of one of its files.

import { childPointer } from '../../../base/json-pointer.ts'
import type { NodePlace, TextPlace } from '../../../model/place.ts'
import { locateJson } from '../../json-locator.ts'
import type { Located, TextPiece } from './located.ts'
import { descend } from './module-resources.ts'
import type { Span } from './syntax.ts'

/**
 * `file` is the file whose document the place is in. What is written in another file is shown by what refers to it in this
 * one.
 */
export function findInModule(
  roots: ReadonlyMap<string, Located>,
  place: NodePlace,
  { index: file, text }: { readonly index: number; readonly text: string },
): TextPlace {
  const { passed, rest } = descend(roots, place.pointer)
  const last = passed.at(-1)
  if (!last) return { offset: 0, length: 0 }
  if (rest.length === 0 && place.on === 'key' && last.key?.file === file) return last.key
  const here = last.value.at.file === file
  const value = unwrapped(last.value)
  if (here && value.kind === 'scalar' && value.pieces) {
    const inner =
      rest.length > 0
        ? locateJson(String(value.value)).find({ ...place, pointer: rest.reduce(childPointer, '') })
        : place.part && { offset: place.part.from, length: Math.max(1, place.part.to - place.part.from) }
    if (inner) return inText(value.pieces, inner, file) ?? value.at
  }
  for (const { value: one } of [...passed].reverse()) {
    const span = [one.at, ...(one.via ?? [])].find(at => at.file === file)
    if (!span) continue
    const isWhole = one === last.value && rest.length === 0
    return isWhole || !/[{[]/.test(text.charAt(span.offset))
      ? firstOf(span)
      : { offset: span.offset, length: 1 }
  }
  return { offset: 0, length: 0 }
}

/** Without `jsonencode` around it. */
export function unwrapped(value: Located): Located {
  return value.kind === 'encoded' ? unwrapped(value.value) : value
}

function firstOf({ offset, length }: Span): TextPlace {
  return { offset, length }
}

/** Undefined where the stretch is written in another file. */
function inText(
  pieces: readonly TextPiece[],
  { offset, length }: TextPlace,
  file: number,
): TextPlace | undefined {
  const from = sourceOf(pieces, offset, file)
  const last = sourceOf(pieces, offset + Math.max(1, length) - 1, file)
  return from && last && { offset: from.offset, length: Math.max(1, last.offset + last.length - from.offset) }
}

/** The character of the source, or all that stands for it. */
function sourceOf(pieces: readonly TextPiece[], offset: number, file: number): TextPlace | undefined {
  const piece = pieces.findLast(one => one.from <= offset)
  if (!piece || piece.span.file !== file) return undefined
  return piece.length === piece.span.length
    ? { offset: piece.span.offset + offset - piece.from, length: 1 }
    : piece.span
}
