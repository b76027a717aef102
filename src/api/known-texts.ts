// Texts that were read and judged before. Repositories hold the same policy once for each account or stage; a text that
// is met again, byte for byte, is neither read nor judged again: findings and their places are those of the first time.

import { hash } from 'node:crypto'
import type { Locator } from '../engine/locate.ts'
import type { Judgement } from '../engine/run-rules.ts'
import type { ReadOptions } from '../input/read-document.ts'
import type { Document, ReadDocument } from '../model/document.ts'
import type { Place } from '../model/place.ts'

export interface KnownText {
  readonly judgement: Judgement
  /** How many policies it holds. */
  readonly policies: number
  /** As it was first read, if there is more to be done with it; most texts are clean, and are let go. */
  readonly document?: ReadDocument
  /** Where its places are, as far as they were looked for. */
  readonly spans: Map<string, ReturnType<Locator['locate']>>
}

// Some 150 bytes each; bounds the memory of a run over more different files than anybody has.
const mostKnown = 50_000
// Characters of the texts that are held with what was read in them.
const mostHeld = 4 * 1024 * 1024

export class KnownTexts {
  readonly #known = new Map<string, KnownText>()
  #held = 0

  find(name: string): KnownText | undefined {
    return this.#known.get(name)
  }

  /** `isDone`: nothing was found in the document, and no other is judged with it. */
  remember(name: string, document: Document, judgement: Judgement, isDone: boolean): void {
    // What AWS said of an account is large, and nobody has it twice.
    if (document.state !== 'read' || document.described || this.#known.size >= mostKnown) return
    if (!isDone) this.#held += document.text.length
    if (this.#held > mostHeld) return
    const policies = document.policies.length
    this.#known.set(name, { judgement, policies, spans: new Map(), ...(!isDone && { document }) })
  }
}

/** Everything that reading and judging a document depend on: its bytes, the kind of file, and what the user told. */
export function nameOfText(path: string, content: string | Uint8Array, { policyType }: ReadOptions): string {
  const extension = path.slice(path.lastIndexOf('.') + 1)
  return `${policyType ?? ''} ${extension} ${hash('blake2b512', content, 'base64')}`
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
