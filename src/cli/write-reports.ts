// Every report of a run to where it belongs: at most one to standard output, the others to files.

import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { families } from '../../rules/index.ts'
import type { RunCount } from '../api/summarize.ts'
import { UsageError } from '../base/errors.ts'
import { inPortions } from '../base/in-portions.ts'
import { mapped } from '../base/mapped.ts'
import { version } from '../base/version.ts'
import { visibleText } from '../base/visible-text.ts'
import type { LocatedLink } from '../engine/located-link.ts'
import type { RuleSetting } from '../engine/plan-rules.ts'
import { codeOf } from '../input/find-files.ts'
import { renderConcise } from '../report/concise.ts'
import { renderEnd } from '../report/ending.ts'
import { renderJson } from '../report/json-v1.ts'
import { linksToShow, renderLink, renderLinkLines } from '../report/links.ts'
import type { RuleInForce, RunReport } from '../report/run-report.ts'
import { asciiGlyphs, type ReportLook, unicodeGlyphs } from '../report/words.ts'
import { decideLook, type Look } from './look.ts'
import type { CheckOptions, FormatChoice } from './options.ts'
import { styleFor } from './terminal-style.ts'
import type { World } from './world.ts'

/** What reports need to know of a run besides its findings. */
export interface RunContext {
  /** Path of the configuration file in use. */
  readonly config: string | undefined
  readonly settings: ReadonlyMap<string, RuleSetting>
}

/**
 * Formats as asked for; `pretty` on standard output when nothing was, and annotations with it in GitHub Actions. Throws a
 * `UsageError` for two on one stream; annotations are lines of a log, and may join a report for people.
 */
export function formatsOf(options: CheckOptions, env: World['env']): readonly FormatChoice[] {
  if (options.format.length === 0) {
    return inActions(env) ? [{ format: 'pretty' }, { format: 'github' }] : [{ format: 'pretty' }]
  }
  const toStdout = options.format.filter(choice => choice.file === undefined)
  const [first, second, third] = toStdout
  const joined = [first, second].some(one => one?.format === 'github') && [first, second].some(isForPeople)
  if (second && (third || !joined)) {
    const names = toStdout.map(choice => choice.format).join(' and ')
    throw new UsageError(
      `${names} cannot ${third ? 'all' : 'both'} go to standard output; give one a file: -f ${second.format}=FILE`,
    )
  }
  return options.format
}

function isForPeople(choice: FormatChoice | undefined): boolean {
  return choice?.format === 'pretty' || choice?.format === 'concise'
}

function inActions(env: World['env']): boolean {
  return env['GITHUB_ACTIONS'] === 'true'
}

/** False when a file could not be written; the others are written all the same. */
export async function writeReports(
  run: RunCount,
  options: CheckOptions,
  context: RunContext,
  world: World,
): Promise<boolean> {
  let written = true
  await warnOfLimits(run, options, world)
  for (const choice of formatsOf(options, world.env)) {
    if (choice.file === undefined) {
      const { stdout } = world
      const write = choice.format === 'github' ? (stdout.writeCommands ?? stdout.write) : stdout.write
      for (const text of await render(choice, run, options, context, world)) write(text)
    } else written = (await fileReport(choice, choice.file, run, options, context, world)) && written
  }
  return written
}

async function warnOfLimits(run: RunCount, options: CheckOptions, world: World): Promise<void> {
  if (!options.format.some(({ format }) => format === 'sarif')) return
  const { mostSarifResults, mostSarifShown } = await import('../report/sarif.ts')
  const { length } = run.findings
  if (length > mostSarifShown)
    world.stderr.write(`note: GitHub keeps ${mostSarifShown} results of a SARIF file; there are ${length}\n`)
  if (length > mostSarifResults)
    world.stderr.write(
      `note: GitHub takes no file with more than ${mostSarifResults}: the least grave are left out of the SARIF file\n`,
    )
}

async function fileReport(
  choice: FormatChoice,
  file: string,
  run: RunCount,
  options: CheckOptions,
  context: RunContext,
  world: World,
): Promise<boolean> {
  const absolute = resolve(world.cwd, file)
  const summary = world.env['GITHUB_STEP_SUMMARY']
  // Every step of a job adds to the same page.
  const isSummary = summary !== undefined && summary !== '' && absolute === resolve(world.cwd, summary)
  try {
    const { addToFile, writeFile } = await import('./write-file.ts')
    const before = isSummary ? (statSync(absolute, { throwIfNoEntry: false })?.size ?? 0) : 0
    const pieces = await render(choice, run, options, context, world, before)
    if (isSummary) addToFile(absolute, [...pieces].join(''), world)
    else writeFile(absolute, pieces, world)
    return true
  } catch (error) {
    world.stderr.write(`error: ${visibleText(file)} cannot be written (${codeOf(error)})\n`)
    return false
  }
}

/** `before`: bytes that the file has already. */
async function render(
  { format, file }: FormatChoice,
  run: RunCount,
  options: CheckOptions,
  context: RunContext,
  world: World,
  before = 0,
): Promise<Iterable<string>> {
  const plain: Look = { colour: false, links: false, unicode: options.ascii !== true, columns: undefined }
  const terminal = file === undefined ? decideLook(options, world) : plain
  const look: ReportLook = {
    style: styleFor(terminal),
    glyphs: terminal.unicode ? unicodeGlyphs : asciiGlyphs,
    columns: terminal.columns,
    width: text => text.length,
    quiet: options.quiet ?? false,
    verbose: options.verbose ?? false,
  }
  switch (format) {
    case 'json':
      return inPortions(renderJson(run.findings, run.summary(), { version, config: context.config }))
    case 'concise':
      return inPortions(withEnd(mapped(run.findings, renderConcise), renderLinkLines, run, look))
    case 'pretty':
      return inPortions(
        withEnd(await renderAll(run.findings, look), link => renderLink(link, look), run, look),
      )
    default: {
      const { renderMachine } = await import('./render-machine.ts')
      return inPortions(await renderMachine(format, await reportOf(run, context, world), before))
    }
  }
}

/** A report for people: its findings, the links, and what was looked at. */
function* withEnd(
  findings: Iterable<string>,
  linkText: (link: LocatedLink) => string,
  run: RunCount,
  look: ReportLook,
): Generator<string> {
  yield* findings
  const summary = run.summary()
  for (const link of linksToShow(summary.links, look)) yield linkText(link)
  yield renderEnd(summary, look)
}

async function reportOf(run: RunCount, { config, settings }: RunContext, world: World): Promise<RunReport> {
  const { pathsFromRoot } = await import('./repository-root.ts')
  return {
    findings: run.findings,
    summary: run.summary(),
    rules: rulesInForce(settings),
    version,
    config,
    fromRoot: pathsFromRoot(world),
  }
}

function rulesInForce(settings: ReadonlyMap<string, RuleSetting>): readonly RuleInForce[] {
  return Object.entries(families)
    .flatMap(([family, rules]) => rules.map(rule => ({ family, rule })))
    .flatMap(({ family, rule }) => {
      const severity = settings.get(rule.id) ?? rule.severity
      return severity === 'off' ? [] : [{ family, rule, severity }]
    })
    .sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
}

/** Drawing excerpts needs more code than all the rest of a clean run. */
async function renderAll(findings: RunCount['findings'], look: ReportLook): Promise<Iterable<string>> {
  if (findings.length === 0) return []
  const [{ renderFindings }, { widthFor }] = await Promise.all([
    import('../report/pretty.ts'),
    import('../report/text-width.ts'),
  ])
  const width = await widthFor(findings)
  return renderFindings(findings, { ...look, width })
}
