// Paths that were declared → the policies of those documents.

import type { ReadDocument } from '../model/document.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import type { Seen } from '../model/known.ts'

/** Paths that are not among the documents were not readable; that is told where they are asked for. */
export function policiesAt(
  paths: readonly string[],
  byPath: ReadonlyMap<string, ReadDocument>,
): Seen<HeldPolicy> {
  const items: HeldPolicy[] = []
  const lost: string[] = []
  for (const path of paths) {
    const document = byPath.get(path)
    if (document === undefined) lost.push(path)
    for (const policy of document?.policies ?? []) items.push({ document: document as ReadDocument, policy })
  }
  return lost.length === 0 ? { items } : { items, unseen: `${lost.join(', ')} could not be read` }
}
