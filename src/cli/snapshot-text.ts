// A snapshot as text: what `collect` writes, and what `check --live` judges, to the letter.

import type { Snapshot } from '../model/snapshot.ts'

export function snapshotText(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot, null, 2)}\n`
}
