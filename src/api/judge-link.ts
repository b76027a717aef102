// One link, judged: the policies of both its sides in, what the rules find in them out, with the answers behind it.

import { rules as allRules } from '../../rules/index.ts'
import type { Undecided } from '../engine/finding.ts'
import { judgeInventory } from '../engine/judge-inventory.ts'
import { locateFindings } from '../engine/locate.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import { makeSubjects } from '../engine/make-subjects.ts'
import { planRules, type RuleSetting } from '../engine/plan-rules.ts'
import { createJudge } from '../engine/run-rules.ts'
import type { LinkSubject } from '../engine/wide-subjects.ts'
import { withoutYielded } from '../engine/yield-to.ts'
import { createLocator } from '../input/locate-in-document.ts'
import { readDocument } from '../input/read-document.ts'
import { takeInventory } from '../input/take-inventory.ts'
import type { Document } from '../model/document.ts'
import type { Place, Range } from '../model/place.ts'
import type { PolicyType } from '../model/policy.ts'
import type { Setup } from '../model/setup.ts'
import { loadAwsKnowledge } from '../policy/aws/aws-knowledge.ts'

export interface LinkDocument {
  readonly path: string
  readonly text: string
  /** Left out where the text tells. */
  readonly type?: PolicyType
}

export interface JudgedLink {
  readonly link: LinkSubject
  readonly findings: readonly LocatedFinding[]
  /** What rules could not decide, of all that was given. */
  readonly undecided: readonly Undecided[]
  locate(place: { readonly in: Document; readonly at: Place }): Range
}

/** `setup` has one link. Throws when it has none. */
export async function judgeLink(
  given: readonly LinkDocument[],
  setup: Setup,
  { now, settings }: { readonly now: Date; readonly settings?: ReadonlyMap<string, RuleSetting> },
): Promise<JudgedLink> {
  const plan = planRules(allRules, settings)
  const ask = { aws: await loadAwsKnowledge(), now }
  const documents = await Promise.all(
    given.map(({ path, text, type }) => readDocument(path, text, { policyType: type, named: true })),
  )
  const read = documents.filter(document => document.state === 'read')
  const { inventory, links } = takeInventory(read, setup)
  const subjects = makeSubjects(inventory, links)
  const [name] = setup.links.map(link => link.name)
  const link = subjects.link.find(subject => subject.link.name === name)
  if (link === undefined) throw new Error('there is no link to judge')
  const judge = createJudge(plan, ask)
  const wide = judgeInventory(plan.wide, subjects, ask)
  const all: readonly Document[] = setup.document ? [...documents, setup.document] : documents
  const findings = all.flatMap(document => {
    const own = document === setup.document ? [] : judge.judge(document).findings
    const placed = wide.findings.filter(one => one.document === document).map(({ finding }) => finding)
    return locateFindings(withoutYielded([...own, ...placed]), document, createLocator)
  })
  return {
    link,
    findings,
    undecided: wide.undecided,
    locate: ({ in: document, at }) => createLocator(document).locate(at).range,
  }
}
