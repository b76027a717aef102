// A document: one file, or one text from standard input, as far as it could be read.

import type { JsonType, JsonValue } from '../base/json-value.ts'
import type { AppConfig } from './app-config.ts'
import type { Described, Sighting } from './described.ts'
import type { NodePlace, TextPlace } from './place.ts'
import type { Policy } from './policy.ts'

/** Why a text is not JSON: where, the fault in words, and the usual cause when it can be told. */
export interface SyntaxProblem {
  readonly at: TextPlace
  readonly fault: string
  readonly cause?: string
  /** A second place that explains the first, such as the comma that promised another value. */
  readonly related?: { readonly at: TextPlace; readonly label: string }
}

/** A string, or a fence of Markdown, that should hold a policy as text, and does not hold JSON. */
export interface BrokenText {
  readonly pointer: string
  /** Its places are offsets in the string. */
  readonly problem: SyntaxProblem
  /** Where the fault is in the text of the document, where that can be told. */
  readonly at?: TextPlace
}

/** A member name that stands more than once in one object; JSON parsers keep the last value and drop the rest. */
export interface DuplicateMember {
  readonly name: string
  /** The object's pointer. */
  readonly pointer: string
  readonly first: TextPlace
  readonly again: TextPlace
}

/** A value that stands where a policy should be and is no object, so that nothing in it can be judged. */
export interface Misfit {
  readonly pointer: string
  readonly is: Exclude<JsonType, 'object'>
  /** What a list holds, when its members can be told. */
  readonly holds?: 'policies' | 'statements'
}

/** Something in a template that its own tool would refuse, or go round in. */
export interface TemplateFault {
  readonly pointer: string
  /** What is wrong, in one sentence without a full stop. */
  readonly fault: string
}

interface DocumentBase {
  /** As shown to the user: relative to the working directory where possible, with `/`. */
  readonly path: string
}

/** Bytes that are no text, too many bytes, or a file that would not open. */
export interface UnreadableDocument extends DocumentBase {
  readonly state: 'unreadable'
  readonly why: string
  /** The readable beginning of the text, and where it stops being readable. */
  readonly at?: { readonly text: string; readonly place: TextPlace }
}

/** Text that is not JSON although a policy was expected. */
export interface BrokenDocument extends DocumentBase {
  readonly state: 'broken'
  readonly text: string
  readonly problem: SyntaxProblem
}

/** Read and understood, and no policy is in it. */
export interface SkippedDocument extends DocumentBase {
  readonly state: 'skipped'
  readonly why: string
}

/** JSON that holds at least one policy, or something that was meant to be one; or the configuration of a product. */
export interface ReadDocument extends DocumentBase {
  readonly state: 'read'
  /** The text without a byte order mark; offsets and positions count in it. */
  readonly text: string
  readonly byteOrderMark: boolean
  /** Null for a plan of which only policies were wanted: most of it is large, and of no interest. */
  readonly value: JsonValue
  readonly duplicates: readonly DuplicateMember[]
  readonly policies: readonly Policy[]
  readonly misfits: readonly Misfit[]
  readonly brokenTexts: readonly BrokenText[]
  /** What it says of AWS beside policies; such a document is a record, which nobody mends by editing it. */
  readonly described?: Described
  /** Databases that a template makes, in AWS's shape. */
  readonly planned?: readonly Sighting[]
  /** The configurations of products that it holds. */
  readonly apps?: readonly AppConfig[]
  /** True for several JSON texts one after the other: `value` is the list of them. */
  readonly isPages?: true
  /** True for what a program wrote of something that is kept elsewhere, such as a plan: mended there. */
  readonly isDerived?: true
  /** What the text is written in, where a text of it can be edited; JSON when left out. */
  readonly language?: 'yaml'
  /** Where places are in the text; left out for JSON, whose places anybody can find. */
  readonly findPlace?: (place: NodePlace) => TextPlace
  /**
   * Of a template, whose policies are put together from pieces: pointers in policies → pointers in the text, where the two
   * differ. What lies below such a pointer lies below the other as well.
   */
  readonly sources?: ReadonlyMap<string, string>
  readonly faults?: readonly TemplateFault[]
  /** Why the text is not JSON, where it is plain what was meant, and that was read. */
  readonly problem?: SyntaxProblem
}

/** Whether its text is where its policies are mended: nobody mends AWS by editing what it said. */
export function isEditable({ findPlace, described, isDerived, language }: ReadDocument): boolean {
  return (findPlace === undefined || language === 'yaml') && described === undefined && !isDerived
}

/** The pointer in the text of a place in one of the document's policies. */
export function writtenPointer({ sources }: ReadDocument, pointer: string): string {
  if (sources === undefined) return pointer
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    const source = sources.get(pointer.slice(0, end))
    if (source === undefined) continue
    // Faults are told where they are written; no policy has a function in it.
    return pointer.startsWith('/Fn::', end) ? pointer : source + pointer.slice(end)
  }
  return pointer
}

export type Document = UnreadableDocument | BrokenDocument | SkippedDocument | ReadDocument
