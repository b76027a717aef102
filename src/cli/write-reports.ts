// Every report of a run to where it belongs: at most one to standard output, the others to files.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { RunCount } from '../api/summarize.ts'
import { UsageError } from '../base/errors.ts'
import { version } from '../base/version.ts'
import { visibleText } from '../base/visible-text.ts'
import { codeOf } from '../input/find-files.ts'
import { renderConcise } from '../report/concise.ts'
import { renderJson } from '../report/json-v1.ts'
import { type PrettyLook, renderEnd, renderFinding } from '../report/pretty.ts'
import { asciiGlyphs, unicodeGlyphs } from '../report/words.ts'
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
export function writeReports(
  run: RunCount,
  options: CheckOptions,
  config: string | undefined,
  world: World,
): boolean {
  let written = true
  for (const choice of formatsOf(options)) {
    if (choice.file === undefined) {
      for (const text of render(choice, run, options, config, decideLook(options, world)))
        world.stdout.write(text)
      continue
    }
    const look: Look = { colour: false, links: false, unicode: options.ascii !== true, columns: undefined }
    try {
      const absolute = resolve(world.cwd, choice.file)
      mkdirSync(dirname(absolute), { recursive: true })
      writeFileSync(absolute, [...render(choice, run, options, config, look)].join(''))
    } catch (error) {
      world.stderr.write(`error: ${visibleText(choice.file)} cannot be written (${codeOf(error)})\n`)
      written = false
    }
  }
  return written
}

function* render(
  { format }: FormatChoice,
  run: RunCount,
  options: CheckOptions,
  config: string | undefined,
  look: Look,
): Generator<string> {
  const pretty: PrettyLook = {
    style: styleFor(look),
    glyphs: look.unicode ? unicodeGlyphs : asciiGlyphs,
    columns: look.columns,
    quiet: options.quiet ?? false,
    verbose: options.verbose ?? false,
  }
  switch (format) {
    case 'json':
      yield renderJson(run.findings, run.summary(), { version, config })
      return
    case 'concise':
      for (const finding of run.findings) yield renderConcise(finding)
      break
    case 'pretty':
      for (const finding of run.findings) yield renderFinding(finding, pretty)
  }
  yield renderEnd(run.summary(), pretty)
}
