// Takes accepted findings out of a run, and reports entries of `ignore` that have expired or hide nothing.

import type { Ask } from '../engine/define-rule.ts'
import { ignoreFor, judgeIgnores } from '../engine/judge-ignores.ts'
import type { RulePlan } from '../engine/plan-rules.ts'
import type { Ignore } from '../model/ignore.ts'
import type { Setup } from '../model/setup.ts'
import { type CheckedDocument, type CheckedRun, located } from './checker.ts'
import { sightOf } from './sight.ts'

/** Entries are those of `setup`; so is the day. */
export async function applyIgnores(
  run: CheckedRun,
  setup: Setup,
  plan: RulePlan,
  ask: Ask,
): Promise<CheckedRun> {
  const { ignores, today = '' } = setup
  if (!ignores) return run
  const used = new Set<Ignore>()
  const documents = run.documents.map((document): CheckedDocument => {
    const hidden = document.findings.flatMap(finding => {
      const entry = ignoreFor(finding, ignores, today)
      if (!entry) return []
      used.add(entry)
      return [{ finding, by: 'ignore' as const, reason: entry.reason }]
    })
    if (hidden.length === 0) return document
    const gone = new Set(hidden.map(({ finding }) => finding))
    return {
      ...document,
      findings: document.findings.filter(finding => !gone.has(finding)),
      suppressed: hidden,
    }
  })
  if (!setup.document) return { ...run, documents }
  const sight = { ...sightOf(run, setup, plan), today }
  const { findings, crashes } = judgeIgnores(ignores, used, sight, plan, ask)
  const own = await located(setup.document, findings, crashes, setup)
  return { ...run, documents: withConfiguration(documents, own) }
}

/** The configuration may be among the documents already, for its links. */
function withConfiguration(
  documents: readonly CheckedDocument[],
  own: CheckedDocument,
): readonly CheckedDocument[] {
  if (own.findings.length + own.crashes.length === 0) return documents
  const known = documents.find(({ path }) => path === own.path)
  if (!known) return [...documents, own]
  const merged = {
    ...known,
    findings: [...known.findings, ...own.findings],
    crashes: [...known.crashes, ...own.crashes],
  }
  return documents.map(document => (document === known ? merged : document))
}
