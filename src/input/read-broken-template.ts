// JSON with a broken part → the document of its other parts: of a template, or of anything of which it is clear what was
// meant. Loaded only when a text does not parse.

import type { Node } from 'jsonc-parser'
import type { JsonValue } from '../base/json-value.ts'
import type { ReadDocument, SyntaxProblem, TemplateFault } from '../model/document.ts'
import { locateJson, treeOf } from './json-locator.ts'
import { mendedJson } from './mend-json.ts'
import { type ReadOptions, readDocument } from './read-document.ts'
import { isTemplate } from './template-shape.ts'

const atFault = '/#json'

export async function readOtherParts(
  path: string,
  text: string,
  problem: SyntaxProblem,
  options: ReadOptions,
): Promise<ReadDocument | undefined> {
  const mended = mendedJson(text, problem.at.offset)
  if (mended === undefined) return readOtherResources(path, text, problem, options)
  const read = await readDocument(path, mended, options)
  if (read.state !== 'read') return undefined
  const json = locateJson(mended)
  return isTemplateText(mended)
    ? { ...withFault(read, text, mended, problem), faults: [faultOf(problem), ...(read.faults ?? [])] }
    : { ...read, text, problem, findPlace: place => json.find(place) }
}

/**
 * What the broken part would say others may refer to, so that nothing else is said to be wrong with the template. Undefined
 * for what is no template without the part.
 */
async function readOtherResources(
  path: string,
  text: string,
  problem: SyntaxProblem,
  options: ReadOptions,
): Promise<ReadDocument | undefined> {
  const rest = otherPartsOf(text, problem.at.offset)
  if (rest === undefined) return undefined
  const read = await readDocument(path, rest.text, options)
  if (read.state !== 'read') return undefined
  return { ...withFault(read, text, rest.text, problem), faults: [faultOf(problem, rest.lost)] }
}

function faultOf({ fault }: SyntaxProblem, ...lost: readonly string[]): TemplateFault {
  return { pointer: atFault, fault: [fault, ...lost].join('; ') }
}

function withFault(read: ReadDocument, text: string, parsed: string, { at }: SyntaxProblem): ReadDocument {
  const json = locateJson(parsed)
  return { ...read, text, findPlace: place => (place.pointer === atFault ? at : json.find(place)) }
}

interface Rest {
  /** JSON, in which everything stands where it stood. */
  readonly text: string
  /** In words. */
  readonly lost: string
}

function otherPartsOf(text: string, offset: number): Rest | undefined {
  const broken = partAt(text, offset)
  if (!broken) return undefined
  const end = broken.offset + broken.length
  const before = text.slice(0, broken.offset)
  const comma = /,\s*$/.exec(before)?.index
  const open = comma === undefined ? before : blanked(text, comma, broken.offset, before)
  const behind = /^\s*,/.exec(text.slice(end))
  const without =
    comma === undefined && behind
      ? before + blank(broken.length + behind[0].length) + text.slice(end + behind[0].length)
      : open + blank(broken.length) + text.slice(end)
  if (isTemplateText(without)) return { text: without, lost: 'the part that it is in is not read' }
  // Where a brace is missing, nobody knows where the part ends.
  const beginning = `${open}}}`
  return isTemplateText(beginning)
    ? { text: beginning, lost: 'the part that it is in, and those behind it, are not read' }
    : undefined
}

function blanked(text: string, from: number, to: number, whole: string): string {
  return text.slice(0, from) + blank(to - from) + whole.slice(to)
}

function blank(length: number): string {
  return ' '.repeat(length)
}

/** A resource, a parameter: the member of a section that holds the offset, or the last that begins before it. */
function partAt(text: string, offset: number): Node | undefined {
  const section = memberAt(treeOf(text), offset)
  return memberAt(section?.children?.[1], offset)
}

function memberAt(holder: Node | undefined, offset: number): Node | undefined {
  if (holder?.type !== 'object') return undefined
  return holder.children?.findLast(member => member.offset <= offset)
}

function isTemplateText(text: string): boolean {
  try {
    return isTemplate(JSON.parse(text) as JsonValue)
  } catch {
    return false
  }
}
