// Policies in the fences of documentation and runbooks. Loaded only when a Markdown file is met.

import { childPointer } from '../base/json-pointer.ts'
import type { JsonValue } from '../base/json-value.ts'
import type { BrokenText, Document, DuplicateMember } from '../model/document.ts'
import type { NodePlace, TextPlace } from '../model/place.ts'
import { countMembersInText, countMembersInValue } from './count-members.ts'
import type { Decoded } from './decode-text.ts'
import { findDuplicates, locateJson } from './json-locator.ts'
import { type Fence, jsonFences } from './markdown-fences.ts'
import {
  explainBroken,
  type FoundInDocument,
  findIn,
  isEmpty,
  noPolicy,
  type ReadOptions,
  skipped,
  speaksOfPolicies,
} from './read-document.ts'

interface ReadFence extends FoundInDocument {
  readonly fence: Fence
  readonly value: JsonValue
  readonly duplicates: readonly DuplicateMember[]
}

/** Never throws for what a file may hold. Pointers begin with the number of the fence, from 0. */
export async function readMarkdown(
  path: string,
  { text, byteOrderMark }: Extract<Decoded, { readonly ok: true }>,
  { policyType }: ReadOptions,
): Promise<Document> {
  const fences: ReadFence[] = []
  for (const fence of jsonFences(text)) {
    if (!speaksOfPolicies(fence.text)) continue
    const read = await readFence(fence, `/${fences.length}`, path, policyType)
    if (!isEmpty(read)) fences.push(read)
  }
  if (fences.length === 0) return skipped(path, noPolicy)
  const faults = fences.flatMap(one => one.faults ?? [])
  const brokenTexts = await explainBroken(fences.flatMap(({ broken }) => broken))
  const sources = new Map(fences.flatMap(one => [...(one.sources ?? [])]))
  return {
    state: 'read',
    path,
    text,
    byteOrderMark,
    value: fences.map(({ value }) => value),
    duplicates: fences.flatMap(({ duplicates }) => duplicates),
    policies: fences.flatMap(({ policies }) => policies),
    misfits: fences.flatMap(({ misfits }) => misfits),
    brokenTexts: brokenTexts.map(one => brokenInMarkdown(one, fences)),
    findPlace: place => findInFences(fences, place),
    ...(faults.length > 0 && { faults }),
    ...(sources.size > 0 && { sources }),
  }
}

async function readFence(
  fence: Fence,
  pointer: string,
  path: string,
  told: ReadOptions['policyType'],
): Promise<ReadFence> {
  const empty = { fence, value: null, duplicates: [], policies: [], misfits: [], broken: [], repeating: [] }
  let value: JsonValue
  try {
    value = JSON.parse(fence.text) as JsonValue
  } catch (error) {
    // What leaves something out says so, and is no policy to be pasted.
    if (/\.\.\.|…/.test(fence.text)) return empty
    const broken = [{ pointer, text: fence.text, refusal: String(error) }]
    const mended = await mendedFence(fence)
    if (mended === undefined) return { ...empty, broken }
    const read = await readFence({ ...fence, text: mended }, pointer, path, told)
    return isEmpty(read) ? read : { ...read, broken: [...broken, ...read.broken] }
  }
  const { described: _record, ...found } = await findIn(value, `${path}#${pointer}`, fence.text.length, told)
  const below = <Placed extends { readonly pointer: string }>(one: Placed): Placed => ({
    ...one,
    pointer: pointer + one.pointer,
  })
  const isPlain =
    found.repeating.length === 0 && countMembersInText(fence.text) === countMembersInValue(value)
  return {
    ...found,
    fence,
    value,
    duplicates: isPlain
      ? []
      : findDuplicates(fence.text, found.repeating).map(one => inMarkdown(one, fence, pointer)),
    policies: found.policies.map(({ maxSession, ...policy }) => ({
      ...below(policy),
      ...(maxSession && { maxSession: below(maxSession) }),
    })),
    misfits: found.misfits.map(below),
    broken: found.broken.map(below),
    ...(found.faults && { faults: found.faults.map(below) }),
    ...(found.sources && {
      sources: new Map([...found.sources].map(([at, source]) => [pointer + at, pointer + source])),
    }),
  }
}

/** What was meant, where that is plain. */
async function mendedFence({ text }: Fence): Promise<string | undefined> {
  const [{ explainSyntax }, { mendedJson }] = await Promise.all([
    import('./syntax-cause.ts'),
    import('./mend-json.ts'),
  ])
  return mendedJson(text, explainSyntax(text, '').at.offset)
}

/** A fence that is broken itself shows where. */
function brokenInMarkdown(broken: BrokenText, fences: readonly ReadFence[]): BrokenText {
  const read = fences[Number(broken.pointer.slice(1))]
  return read ? { ...broken, at: placeInMarkdown(broken.problem.at, read.fence) } : broken
}

function inMarkdown(one: DuplicateMember, fence: Fence, pointer: string): DuplicateMember {
  return {
    ...one,
    pointer: pointer + one.pointer,
    first: placeInMarkdown(one.first, fence),
    again: placeInMarkdown(one.again, fence),
  }
}

function placeInMarkdown({ offset, length }: TextPlace, { sourceOffset }: Fence): TextPlace {
  const from = sourceOffset(offset)
  return { offset: from, length: Math.max(1, sourceOffset(offset + length) - from) }
}

function findInFences(fences: readonly ReadFence[], place: NodePlace): TextPlace {
  const [number = ''] = place.pointer.slice(1).split('/', 1)
  const read = fences[Number(number)]
  if (!read) return { offset: 0, length: 0 }
  const own = childPointer('', number)
  const embedded = read.policies.flatMap(({ writtenAs, pointer }) =>
    writtenAs ? [pointer.slice(own.length)] : [],
  )
  const found = locateJson(read.fence.text, embedded).find({
    ...place,
    pointer: place.pointer.slice(own.length),
  })
  return placeInMarkdown(found, read.fence)
}
