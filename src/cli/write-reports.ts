// Every report of a run to where it belongs: at most one to standard output, the others to files.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { RunCount } from '../api/summarize.ts'
import { UsageError } from '../base/errors.ts'
import { version } from '../base/version.ts'
import { visibleText } from '../base/visible-text.ts'
import { codeOf } from '../input/find-files.ts'
import { renderConcise } from '../report/concise.ts'
import { renderEnd } from '../report/ending.ts'
import { renderJson } from '../report/json-v1.ts'
import { linksToShow, renderLink, renderLinkLines } from '../report/links.ts'
import { asciiGlyphs, type ReportLook, unicodeGlyphs } from '../report/words.ts'
import { decideLook, type Look } from './look.ts'
import type { CheckOptions, FormatChoice } from './options.ts'
import { styleFor } from './terminal-style.ts'
import type { World } from './world.ts'

/** Formats as asked for; `pretty` on standard output when nothing was. Throws a `UsageError` for two on one stream. */
export function formatsOf(options: CheckOptions): readonly FormatChoice[] {
  const chosen: readonly FormatChoice[] =
    options.format.length === 0 ? [{ format: 'pretty' }] : options.format
  const toStdout = chosen.filter(choice => choice.file === undefined)
  if (toStdout.length > 1) {
    const names = toStdout.map(choice => choice.format).join(' and ')
    throw new UsageError(
      `${names} cannot both go to standard output; give one a file: -f ${toStdout[1]?.format}=FILE`,
    )
  }
  return chosen
}

/** False when a file could not be written; the others are written all the same. */
export async function writeReports(
  run: RunCount,
  options: CheckOptions,
  config: string | undefined,
  world: World,
): Promise<boolean> {
  let written = true
  for (const choice of formatsOf(options)) {
    if (choice.file === undefined) {
      for (const text of await render(choice, run, options, config, decideLook(options, world)))
        world.stdout.write(text)
      continue
    }
    const look: Look = { colour: false, links: false, unicode: options.ascii !== true, columns: undefined }
    try {
      const absolute = resolve(world.cwd, choice.file)
      mkdirSync(dirname(absolute), { recursive: true })
      writeFileSync(absolute, (await render(choice, run, options, config, look)).join(''))
    } catch (error) {
      world.stderr.write(`error: ${visibleText(choice.file)} cannot be written (${codeOf(error)})\n`)
      written = false
    }
  }
  return written
}

async function render(
  { format }: FormatChoice,
  run: RunCount,
  options: CheckOptions,
  config: string | undefined,
  terminal: Look,
): Promise<readonly string[]> {
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
      return [renderJson(run.findings, run.summary(), { version, config })]
    case 'concise':
      return [
        ...run.findings.map(renderConcise),
        ...linksToShow(run.summary().links, look).map(renderLinkLines),
        renderEnd(run.summary(), look),
      ]
    case 'pretty':
      return [
        ...(await renderAll(run.findings, look)),
        ...linksToShow(run.summary().links, look).map(link => renderLink(link, look)),
        renderEnd(run.summary(), look),
      ]
  }
}

/** Drawing excerpts needs more code than all the rest of a clean run. */
async function renderAll(findings: RunCount['findings'], look: ReportLook): Promise<readonly string[]> {
  if (findings.length === 0) return []
  const [{ renderFinding }, { widthFor }] = await Promise.all([
    import('../report/pretty.ts'),
    import('../report/text-width.ts'),
  ])
  const width = await widthFor(findings)
  return findings.map(finding => renderFinding(finding, { ...look, width }))
}
