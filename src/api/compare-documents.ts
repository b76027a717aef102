// Two states of documents in, what changes between them out: what the command line calls to compare.

import type { PlaceOn, Refusal, StatementAt } from '../diff/access-change.ts'
import { compareAccess } from '../diff/compare-access.ts'
import type { LocatedDiff, LocatedOn } from '../diff/located-diff.ts'
import type { DiffSide } from '../diff/subjects.ts'
import type { Locator } from '../engine/locate.ts'
import { takeStated } from '../input/take-inventory.ts'
import type { Document, ReadDocument } from '../model/document.ts'
import { filesOfSetup } from '../model/files-of-setup.ts'
import type { Setup } from '../model/setup.ts'

/** One state: the documents, and what their configuration declares. */
export interface DocumentState {
  readonly documents: readonly Document[]
  readonly setup: Setup
  /** A document's path as it is in the other state too. */
  keyOf(path: string): string
}

/** `base` is the state before the change. */
export async function compareDocuments(base: DocumentState, head: DocumentState): Promise<LocatedDiff> {
  const diff = compareAccess(sideOf('base', base), sideOf('head', head))
  if (diff.changes.length === 0) return { ...diff, changes: [] }
  const { createLocator } = await import('../input/locate-in-document.ts')
  const locators = new Map<Document, Locator>()
  const locate = ({ side, in: document, at }: PlaceOn): LocatedOn => {
    const locator = locators.get(document) ?? createLocator(document)
    locators.set(document, locator)
    return { side, path: document.path, range: locator.locate(at).range }
  }
  const changes = diff.changes.map(change => ({
    ...change,
    allowedBy: change.allowedBy && locatedStatement(change.allowedBy, locate),
    refusal: locatedRefusal(change.refusal, locate),
  }))
  return { ...diff, changes }
}

function sideOf(name: DiffSide['name'], { documents, setup, keyOf }: DocumentState): DiffSide {
  const read = documents.filter((one): one is ReadDocument => one.state === 'read')
  return { name, inventory: takeStated(read, setup).inventory, broken: brokenIn(documents, setup), keyOf }
}

/** What could not be read, and what the configuration names and is not there. */
function brokenIn(documents: readonly Document[], setup: Setup): ReadonlyMap<string, string> {
  const broken = new Map<string, string>()
  const seen = new Set(documents.map(({ path }) => path))
  for (const path of filesOfSetup(setup).keys()) {
    if (!seen.has(path)) broken.set(path, 'the configuration names it, and it is not there')
  }
  for (const document of documents) {
    const { path, state } = document
    if (state === 'unreadable') broken.set(path, document.why)
    else if (state !== 'skipped' && document.problem)
      broken.set(path, `it is not JSON: ${document.problem.fault}`)
    else if (state === 'read' && document.brokenTexts.length + document.misfits.length > 0)
      broken.set(path, 'something in it should be a policy and is none')
  }
  return broken
}

type Locate = (place: PlaceOn) => LocatedOn

function locatedStatement({ where, label }: StatementAt<PlaceOn>, locate: Locate): StatementAt<LocatedOn> {
  return { where: locate(where), label }
}

function locatedRefusal(refusal: Refusal<PlaceOn>, locate: Locate): Refusal<LocatedOn> {
  switch (refusal.why) {
    case 'denied':
      return { ...refusal, by: refusal.by && locatedStatement(refusal.by, locate) }
    case 'conditions':
      return { ...refusal, of: refusal.of && locatedStatement(refusal.of, locate) }
    default:
      return refusal
  }
}
