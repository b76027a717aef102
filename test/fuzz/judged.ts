// Checks files that are only in memory, and what has to hold for all that is found, whatever stood in them.

import { type CheckedRun, createChecker } from '../../src/api/checker.ts'
import type { LocatedFinding } from '../../src/engine/located-finding.ts'
import { decodeText } from '../../src/input/decode-text.ts'
import { filesOfSetup } from '../../src/model/files-of-setup.ts'
import { emptySetup, type Setup } from '../../src/model/setup.ts'
import { testNow } from '../helpers/try-rule.ts'

export type Files = ReadonlyMap<string, string | Uint8Array>

/** Throws when a rule crashed, or something was found beside the text. */
export async function judged(
  files: Files,
  setup: Setup = emptySetup,
  { changes = false }: { readonly changes?: boolean } = {},
): Promise<CheckedRun> {
  const checker = await createChecker({ setup, changes, now: testNow })
  const types = filesOfSetup(setup)
  for (const [path, content] of files) {
    await checker.check(path, content, { policyType: types.get(path), named: true })
  }
  const run = await checker.finish()
  const lines = new Map([...files].map(([path, content]) => [path, linesOf(content)]))
  for (const document of run.documents) {
    const [crash] = document.crashes
    if (crash) throw new Error(`a rule crashed: ${JSON.stringify(crash)}`)
    for (const finding of document.findings) requireInside(finding, lines)
  }
  return run
}

export function findingsOf(run: CheckedRun): readonly LocatedFinding[] {
  return run.documents.flatMap(({ findings }) => findings)
}

/** Rules with what makes their findings the same tomorrow, in an order of their own. */
export function identitiesOf(run: CheckedRun): readonly string[] {
  return findingsOf(run)
    .map(({ rule, fingerprint }) => `${rule} ${fingerprint}`)
    .sort()
}

function requireInside(finding: LocatedFinding, texts: ReadonlyMap<string, readonly string[]>): void {
  for (const { path, range } of [finding.span, ...finding.related]) {
    const lines = texts.get(path)
    if (lines === undefined) continue
    for (const { line, column } of [range.start, range.end]) {
      const text = lines[line - 1]
      if (text === undefined || column < 1 || column > text.length + 1)
        throw new Error(`${finding.rule} is at ${path}:${line}:${column}, which is not in the file`)
    }
    const { start, end } = range
    if (end.line < start.line || (end.line === start.line && end.column < start.column))
      throw new Error(`${finding.rule} ends before it begins`)
  }
}

function linesOf(content: string | Uint8Array): readonly string[] {
  const decoded = decodeText(content)
  // What is no text is found where it ceases to be one.
  const text = decoded.ok ? decoded.text : (decoded.upTo ?? '')
  return text.split(/\r\n|\r|\n/)
}
