// Documents in, located findings out, one document at a time: what the command line and the library both call.
// Nothing of a document is kept once it has been judged.

import { rules } from '../../rules/index.ts'
import type { Ask } from '../engine/define-rule.ts'
import type { Crash } from '../engine/finding.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import { planRules, type RuleSetting } from '../engine/plan-rules.ts'
import { createJudge } from '../engine/run-rules.ts'
import { type ReadOptions, readDocument } from '../input/read-document.ts'
import type { Document } from '../model/document.ts'
import { loadAwsKnowledge } from '../policy/aws/aws-knowledge.ts'

/** What became of one document. */
export interface CheckedDocument {
  readonly path: string
  readonly state: Document['state']
  /** Why it was skipped or could not be read. */
  readonly why?: string
  /** How many policies were found in it. */
  readonly policies: number
  readonly findings: readonly LocatedFinding[]
  readonly crashes: readonly Crash[]
}

export interface Checker {
  check(path: string, content: string | Uint8Array, options?: ReadOptions): Promise<CheckedDocument>
  /** Judges a document that is known to be unreadable without having been opened, say for lack of permission. */
  checkDocument(document: Document): Promise<CheckedDocument>
}

/** Throws a `UsageError` when a setting names no rule. */
export async function createChecker(
  settings: ReadonlyMap<string, RuleSetting> = new Map(),
): Promise<Checker> {
  const plan = planRules(rules, settings)
  const ask: Ask = { aws: await loadAwsKnowledge() }
  const judge = createJudge(plan, ask)
  const checkDocument = async (document: Document): Promise<CheckedDocument> => {
    const { findings, crashes } = judge.judge(document)
    return {
      path: document.path,
      state: document.state,
      ...('why' in document && { why: document.why }),
      policies: document.state === 'read' ? document.policies.length : 0,
      findings: findings.length === 0 ? [] : await located(document, findings),
      crashes,
    }
  }
  return {
    checkDocument,
    check: async (path, content, options) => checkDocument(await readDocument(path, content, options)),
  }
}

/** Positions are worked out only for documents with something to report; so is the code that does it loaded. */
async function located(
  document: Document,
  findings: Parameters<typeof import('../engine/locate.ts').locateFindings>[0],
) {
  const [{ locateFindings }, { createLocator }] = await Promise.all([
    import('../engine/locate.ts'),
    import('../input/locate-in-document.ts'),
  ])
  return locateFindings(findings, document, createLocator(document))
}
