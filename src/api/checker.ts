// Documents in, located findings out: what the command line and the library both call. A document that only speaks for
// itself is let go once it has been judged; policies that have a say in who assumes roles or logs in are kept until all
// have been read, for the questions that need both sides.

import { rules as allRules } from '../../rules/index.ts'
import type { Ask, Rule } from '../engine/define-rule.ts'
import type { Crash, Undecided } from '../engine/finding.ts'
import type { QuietFinding } from '../engine/judging.ts'
import type { LinkReport } from '../engine/link-report.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import type { LocatedLink } from '../engine/located-link.ts'
import { planRules, type RuleSetting } from '../engine/plan-rules.ts'
import { createJudge, type Judgement } from '../engine/run-rules.ts'
import type { SuppressedFinding } from '../engine/suppressed-finding.ts'
import { withoutYielded } from '../engine/yield-to.ts'
import type { DocumentLocator } from '../input/locate-in-document.ts'
import { ModuleFiles } from '../input/module-files.ts'
import { isModuleFile } from '../input/module-names.ts'
import { type ReadOptions, readDocument } from '../input/read-document.ts'
import { type Document, isEditable, type ReadDocument } from '../model/document.ts'
import { filesOfSetup } from '../model/files-of-setup.ts'
import { emptySetup, type Setup } from '../model/setup.ts'
import { loadAwsKnowledge } from '../policy/aws/aws-knowledge.ts'
import { concernsLogins } from '../policy/concerns-logins.ts'
import { inFile, isClean, type KnownText, KnownTexts, rememberPlaces } from './known-texts.ts'
import type { Sight } from './sight.ts'

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
  /** Found, and accepted. */
  readonly suppressed?: readonly SuppressedFinding[]
}

export interface CheckedRun {
  /** In the order in which they were given; the configuration comes last, if something stands there. */
  readonly documents: readonly CheckedDocument[]
  readonly undecided: readonly Undecided[]
  /** Those of the configuration first, then those that follow from the policies alone. */
  readonly links: readonly LocatedLink[]
}

export interface Checker {
  check(path: string, content: string | Uint8Array, options?: ReadOptions): Promise<void>
  /** Takes a file that is not checked, and says what others of its folder mean. Its content is not kept. */
  know(path: string, content: string | Uint8Array): void
  /** Judges a document that is known to be unreadable without having been opened, say for lack of permission. */
  checkDocument(document: Document): Promise<void>
  /** Judges what needs more than one document. To be called once, at the end. */
  finish(): Promise<CheckedRun>
  /** What that run looked at: only there can it say that something is gone. */
  sightOf(run: CheckedRun): Promise<Sight>
}

export interface CheckerOptions {
  /** Severities by rule id. */
  readonly settings?: ReadonlyMap<string, RuleSetting>
  readonly setup?: Setup
  readonly rules?: readonly Rule[]
  /** Whether the changes of the text that fixes make are worked out; not unless asked for. */
  readonly changes?: boolean
  /** The moment at which conditions on time are judged. */
  readonly now: Date
}

/** Throws a `UsageError` when a setting names no rule. */
export async function createChecker({
  settings,
  setup = emptySetup,
  rules = allRules,
  changes = false,
  now,
}: CheckerOptions): Promise<Checker> {
  const plan = planRules(rules, settings)
  const ask: Ask = { aws: await loadAwsKnowledge(), now }
  const judge = createJudge(plan, ask)
  const checked: CheckedDocument[] = []
  const kept: KeptDocument[] = []
  // What a link names is kept whole: beside its grants, an identity has permissions that lead around them.
  const ofLinks = filesOfSetup(setup)
  const texts = new KnownTexts()
  /** `known`: what was said of the same text before. */
  const judged = async (
    document: Document,
    {
      known,
      index = checked.length,
    }: { readonly known?: KnownText | undefined; readonly index?: number } = {},
  ): Promise<Judged> => {
    const judgement = known?.judgement ?? judge.judge(document)
    const { findings, crashes } = judgement
    const isKept =
      document.state === 'read' && (known ? known.kept !== undefined : isNeededLater(document, ofLinks))
    if (isKept) {
      kept.push({ index, document, findings, crashes, ...(known && { known }) })
      checked[index] = checkedDocument(document, [], crashes)
    } else checked[index] = await located(document, findings, crashes, setup, { changes, known })
    return { judgement, isKept }
  }
  const modules = new ModuleFiles()
  /** Files that wait for others of their folder: their places among the documents. */
  const waiting = new Map<string, number>()
  const check = async (path: string, content: string | Uint8Array, options: ReadOptions = {}) => {
    if (isModuleFile(path)) {
      modules.take(path, content, options.named)
      waiting.set(path, checked.length)
      checked.push({ path, state: 'skipped', policies: 0, findings: [], crashes: [] })
      return
    }
    const name = ofLinks.has(path) ? undefined : await texts.nameOf(path, content, options)
    const known = name === undefined ? undefined : texts.find(name)
    if (known && isClean(known)) {
      checked.push({ path, state: 'read', policies: known.policies, findings: [], crashes: [] })
      return
    }
    const document = known?.kept ? inFile(known.kept, path) : await readDocument(path, content, options)
    const { judgement, isKept } = await judged(document, { known })
    if (name !== undefined && !known) texts.remember(name, document, judgement, isKept)
  }
  const finishModules = async () => {
    for (const [path, document] of waiting.size > 0 ? await modules.read() : []) {
      const index = waiting.get(path)
      if (index !== undefined) await judged(document, { index })
    }
  }
  const finishKept = async (): Promise<CheckedRun> => {
    if (kept.length === 0 && setup.links.length === 0) return { documents: checked, undecided: [], links: [] }
    const { judgeKept } = await import('./judge-kept.ts')
    const run = judgeKept(kept, setup, plan.wide, ask)
    const locators: Locating['locators'] = new Map()
    for (const { index, document, findings, crashes, known } of run.documents) {
      const place = index ?? checked.length
      checked[place] = await located(document, findings, crashes, setup, { changes, known, locators })
    }
    return { documents: checked, undecided: run.undecided, links: await locatedLinks(run.links, locators) }
  }
  return {
    check,
    checkDocument: async document => {
      await judged(document)
    },
    know: (path, content) => modules.take(path, content),
    async finish() {
      await finishModules()
      const run = await finishKept()
      if (setup.ignores === undefined || setup.ignores.entries.length === 0) return run
      const { applyIgnores } = await import('./apply-ignores.ts')
      return applyIgnores(run, setup, plan, ask)
    },
    sightOf: async run => (await import('./sight.ts')).sightOf(run, setup, plan),
  }
}

/** Some of its policies, or what it says of AWS, has a say in who assumes roles or logs in; or a link names it. */
function isNeededLater(document: ReadDocument, ofLinks: ReadonlyMap<string, unknown>): boolean {
  return (
    ofLinks.has(document.path) ||
    document.described !== undefined ||
    document.apps !== undefined ||
    document.planned !== undefined ||
    document.policies.some(concernsLogins)
  )
}

interface Judged {
  readonly judgement: Judgement
  /** Whether the document waits for others, to be judged with them. */
  readonly isKept: boolean
}

/** A document that waits for the others, with what was found in it alone. */
export interface KeptDocument {
  /** Its place among the documents; undefined for the configuration. */
  readonly index?: number
  readonly document: ReadDocument
  readonly findings: readonly QuietFinding[]
  readonly crashes: readonly Crash[]
  readonly known?: KnownText
}

function checkedDocument(
  document: Document,
  findings: readonly LocatedFinding[],
  crashes: readonly Crash[],
): CheckedDocument {
  return {
    path: document.path,
    state: document.state,
    ...('why' in document && { why: document.why }),
    policies: document.state === 'read' ? document.policies.length : 0,
    findings,
    crashes,
  }
}

async function locatedLinks(
  links: readonly LinkReport[],
  locators: NonNullable<Locating['locators']>,
): Promise<readonly LocatedLink[]> {
  if (links.length === 0) return []
  const [{ locateLinks }, { locatorsKeptIn }] = await Promise.all([
    import('../engine/locate-links.ts'),
    import('../input/locate-in-document.ts'),
  ])
  return locateLinks(links, locatorsKeptIn(locators))
}

interface Locating {
  /** Whether the changes of the text that fixes make are wanted. */
  readonly changes?: boolean
  /** What was said of the same text before. */
  readonly known?: KnownText | undefined
  /** Those of large documents that were made before. */
  readonly locators?: Map<Document, DocumentLocator>
}

/** Positions are worked out only for documents with something to report; so is the code that does it loaded. */
export async function located(
  document: Document,
  quiet: readonly QuietFinding[],
  crashes: readonly Crash[],
  { nameOf = path => path }: Setup,
  { changes = false, known, locators = new Map() }: Locating = {},
): Promise<CheckedDocument> {
  const findings = quiet.length === 0 ? [] : withoutYielded(quiet)
  if (findings.length === 0) return checkedDocument(document, [], crashes)
  const [{ locateFindings }, { locatorsKeptIn }] = await Promise.all([
    import('../engine/locate.ts'),
    import('../input/locate-in-document.ts'),
  ])
  const createLocator = locatorsKeptIn(locators)
  const offers = document.state === 'read' && isEditable(document) && findings.some(({ fix }) => fix?.edits)
  // Of templates and YAML only the editor knows which edits can be made.
  const editor =
    offers && (changes || document.sources !== undefined || document.language !== undefined)
      ? await (await import('../input/edit-document.ts')).editDocument(document)
      : undefined
  const ofText = known ? rememberPlaces(known, createLocator) : createLocator
  const locatorFor = (one: Document) => (one === document ? ofText : createLocator)(one)
  return checkedDocument(
    document,
    locateFindings(findings, document, locatorFor, nameOf(document.path), editor?.changesFor),
    crashes,
  )
}
