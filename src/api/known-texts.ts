// Texts that were read and judged before. Repositories hold the same policy once for each account or stage; a text that
// is met again, byte for byte, is not judged again: findings and their places are those of the first time.

import type { Locator } from '../engine/locate.ts'
import type { Judgement } from '../engine/run-rules.ts'
import type { ReadOptions } from '../input/read-document.ts'
import type { Document, ReadDocument } from '../model/document.ts'
import type { Place } from '../model/place.ts'

export interface KnownText {
  readonly judgement: Judgement
  /** How many policies it holds. */
  readonly policies: number
  /** As it was first read, if it waits for other documents to be judged with; all others are let go. */
  readonly kept?: ReadDocument
  /** Where its places are, as far as they were looked for. */
  readonly spans: Map<string, ReturnType<Locator['locate']>>
}

// Some 150 bytes each; bounds the memory of a run over more different files than anybody has.
const mostKnown = 50_000

export class KnownTexts {
  readonly #known = new Map<string, KnownText>()
  #hash: typeof import('node:crypto').hash | undefined
  #met = 0

  /**
   * Everything that reading and judging a document depend on: its bytes, the kind of file, and what the user told.
   * Undefined for the first text: a run over one file does without loading what makes hashes.
   */
  async nameOf(
    path: string,
    content: string | Uint8Array,
    { policyType }: ReadOptions,
  ): Promise<string | undefined> {
    if (this.#met++ === 0) return undefined
    this.#hash ??= (await import('node:crypto')).hash
    const extension = path.slice(path.lastIndexOf('.') + 1)
    return `${policyType ?? ''} ${extension} ${this.#hash('blake2b512', content, 'base64')}`
  }

  find(name: string): KnownText | undefined {
    return this.#known.get(name)
  }

  remember(name: string, document: Document, judgement: Judgement, isKept: boolean): void {
    if (document.state !== 'read' || !isOfItself(document) || this.#known.size >= mostKnown) return
    const policies = document.policies.length
    this.#known.set(name, { judgement, policies, spans: new Map(), ...(isKept && { kept: document }) })
  }
}

/**
 * Whether a document means the same wherever it stands. What a template leaves open is another value in another file, and
 * what AWS said of an account is large, and nobody has it twice.
 */
function isOfItself({ described, apps, planned, findPlace, sources, faults }: ReadDocument): boolean {
  return [described, apps, planned, findPlace, sources, faults].every(part => part === undefined)
}

/** Whether there is nothing to say of such a text. */
export function isClean({ kept, judgement: { findings, crashes } }: KnownText): boolean {
  return !kept && findings.length + crashes.length === 0
}

/** The same text in another file. Its policies are others: each has an owner of its own. */
export function inFile(document: ReadDocument, path: string): ReadDocument {
  return { ...document, path, policies: document.policies.map(policy => ({ ...policy })) }
}

/** A locator that looks for each place of a known text once. */
export function rememberPlaces(
  { spans }: KnownText,
  locatorFor: (document: Document) => Locator,
): (document: Document) => Locator {
  return document => {
    let locator: Locator | undefined
    const look = (place: Place) => {
      locator ??= locatorFor(document)
      return locator.locate(place)
    }
    return {
      locate(place) {
        const name = JSON.stringify(place)
        const span = spans.get(name) ?? look(place)
        spans.set(name, span)
        return span
      },
    }
  }
}
