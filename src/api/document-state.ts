// Documents that a program gives → one state of them, to be compared with another.

import { readDocument } from '../input/read-document.ts'
import type { DocumentState } from './compare-documents.ts'
import type { DiffOptions, InputDocument } from './index.ts'
import { setupFromOptions } from './setup-from-options.ts'

/** Throws a `UsageError` for accounts or links that the configuration's schema would refuse. */
export async function stateOf(
  documents: readonly InputDocument[],
  options: DiffOptions,
): Promise<DocumentState> {
  const { setup, typeOf } = await setupFromOptions(options)
  const read = documents.map(({ path, content, policyType = typeOf(path) }) =>
    readDocument(path, content, { policyType, named: true }),
  )
  return { documents: await Promise.all(read), setup, keyOf: path => path }
}
