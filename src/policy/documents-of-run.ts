// The policies of an inventory, compiled once: nobody changes a document that was read, and the same one is asked about
// assuming, about logins and about permissions, for each file that holds it. Of many only the latest are kept.

import type { JsonObject } from '../base/json-value.ts'
import type { CompiledDocument, KnownDocuments } from './compile.ts'

/** What an account attaches again and again fits in; what thousands of roles have for themselves need not. */
const mostKept = 500

class LatestDocuments implements KnownDocuments {
  #kept = new WeakMap<JsonObject, CompiledDocument>()
  #count = 0

  get(document: JsonObject): CompiledDocument | undefined {
    return this.#kept.get(document)
  }

  set(document: JsonObject, compiled: CompiledDocument): void {
    if (this.#count++ >= mostKept) {
      this.#kept = new WeakMap()
      this.#count = 1
    }
    this.#kept.set(document, compiled)
  }
}

export const documentsOfRun: KnownDocuments = new LatestDocuments()
