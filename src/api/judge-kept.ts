// The second half of a run, for documents that were kept: inventory, links, and the rules about them.

import type { Ask } from '../engine/define-rule.ts'
import type { Undecided } from '../engine/finding.ts'
import { judgeInventory } from '../engine/judge-inventory.ts'
import type { LinkReport } from '../engine/link-report.ts'
import { makeSubjects } from '../engine/make-subjects.ts'
import type { WideRules } from '../engine/plan-rules.ts'
import { repeatedPolicies } from '../engine/repeated-policies.ts'
import { reportLinks } from '../engine/report-links.ts'
import { takeInventory } from '../input/take-inventory.ts'
import type { Document } from '../model/document.ts'
import type { Policy } from '../model/policy.ts'
import type { Setup } from '../model/setup.ts'
import type { KeptDocument } from './checker.ts'

export interface JudgedTogether {
  /** All that were kept, and the configuration if something stands there. */
  readonly documents: readonly KeptDocument[]
  readonly undecided: readonly Undecided[]
  readonly links: readonly LinkReport[]
}

export function judgeKept(
  kept: readonly KeptDocument[],
  setup: Setup,
  rules: WideRules,
  ask: Ask,
): JudgedTogether {
  const { inventory, links } = takeInventory(
    kept.map(({ document }) => document),
    setup,
  )
  const subjects = makeSubjects(inventory, links)
  const judgement = judgeInventory(rules, subjects, ask)
  const found = byDocument(judgement.findings)
  const crashed = byDocument(judgement.crashes)
  const all = setup.document ? [...kept, { document: setup.document, findings: [], crashes: [] }] : kept
  const repeated = repeatedPolicies(inventory.identities)
  const documents = all.map(one => ({
    ...one,
    findings: [
      ...withoutRepeated(one, repeated),
      ...(found.get(one.document) ?? []).map(({ finding }) => finding),
    ],
    crashes: [...one.crashes, ...(crashed.get(one.document) ?? [])],
  }))
  return {
    documents: documents.filter(
      ({ document, findings, crashes }) =>
        document !== setup.document || findings.length + crashes.length > 0,
    ),
    undecided: judgement.undecided,
    links: reportLinks(subjects.link),
  }
}

/** What AWS says, and a file of a link says too, is judged at the file. */
function withoutRepeated(
  { document, findings }: KeptDocument,
  repeated: ReadonlySet<Policy>,
): KeptDocument['findings'] {
  if (!document.described || repeated.size === 0) return findings
  const inside = document.policies.filter(policy => repeated.has(policy)).map(({ pointer }) => `${pointer}/`)
  return findings.filter(
    ({ at }) => !('pointer' in at && inside.some(from => `${at.pointer}/`.startsWith(from))),
  )
}

function byDocument<T extends { readonly document: Document }>(
  all: readonly T[],
): ReadonlyMap<Document, readonly T[]> {
  const groups = new Map<Document, T[]>()
  for (const one of all) {
    const group = groups.get(one.document)
    if (group) group.push(one)
    else groups.set(one.document, [one])
  }
  return groups
}
