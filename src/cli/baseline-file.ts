// The baseline's file: where it is, reading and writing it.

import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { BaselineOutcome } from '../api/apply-baseline.ts'
import type { CheckedRun, Checker } from '../api/checker.ts'
import { UsageError } from '../base/errors.ts'
import type { JsonValue } from '../base/json-value.ts'
import { visibleText } from '../base/visible-text.ts'
import { codeOf } from '../input/find-files.ts'
import type { LoadedConfig } from '../input/load-config.ts'
import { readFound } from '../input/open-file.ts'
import { type BaselineEntry, baselineText, readBaseline } from '../model/baseline.ts'
import { count } from '../report/words.ts'
import type { CheckOptions } from './options.ts'
import type { World } from './world.ts'

const defaultName = 'rdsaudit.baseline.json'

/** Takes out what the baseline has; with `--write-baseline`, writes it first. Throws a `UsageError` for a bad file. */
export async function withBaseline(
  run: CheckedRun,
  checker: Checker,
  options: CheckOptions,
  loaded: LoadedConfig,
  world: World,
): Promise<BaselineOutcome> {
  const file = fileOf(options, loaded, world)
  if (file === undefined) return { run, stale: [] }
  const { applyBaseline, newBaseline } = await import('../api/apply-baseline.ts')
  const nameOf = namesFrom(loaded.folder, world.cwd)
  const sight = await checker.sightOf(run)
  const old = entriesIn(file)
  if (!options.writeBaseline) return applyBaseline(run, old, sight, nameOf)
  const entries = newBaseline(run, old, sight, nameOf)
  await writeBaseline(file, entries, old, world)
  return applyBaseline(run, entries, sight, nameOf)
}

/** Paths as shown, relative to the working directory, as seen from the folder of the configuration. */
export function namesFrom(folder: string, cwd: string): (path: string) => string {
  if (folder === cwd) return path => path
  return path => relative(folder, resolve(cwd, path)).split(sep).join('/')
}

interface BaselineFile {
  readonly absolute: string
  readonly shown: string
  /** Somebody counts on it. */
  readonly mustExist: boolean
}

function fileOf(options: CheckOptions, loaded: LoadedConfig, world: World): BaselineFile | undefined {
  if (!options.ignore && !options.writeBaseline) return undefined
  const told = options.baseline ?? loaded.config.baseline
  if (told === undefined && options.config === 'none' && !options.writeBaseline) return undefined
  const from = options.baseline === undefined ? loaded.folder : world.cwd
  const absolute = resolve(from, told ?? defaultName)
  const shown = visibleText(relative(world.cwd, absolute).split(sep).join('/'))
  const mustExist = told !== undefined && !options.writeBaseline
  if (!mustExist && !options.writeBaseline && !existsSync(absolute)) return undefined
  return { absolute, shown, mustExist }
}

function entriesIn({ absolute, shown, mustExist }: BaselineFile): readonly BaselineEntry[] {
  let text: string
  try {
    text = readFound(absolute).toString('utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && !mustExist) return []
    const why = codeOf(error) === 'ENOENT' ? 'does not exist' : `cannot be read (${codeOf(error)})`
    throw new UsageError(`the baseline "${shown}" ${why}`, ['--write-baseline writes it'])
  }
  const baseline = readBaseline(parse(text))
  if (baseline) return baseline.findings
  throw new UsageError(`"${shown}" is no baseline that this version reads`, [
    'remove it and write it again with --write-baseline',
  ])
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return null
  }
}

async function writeBaseline(
  { absolute, shown }: BaselineFile,
  entries: readonly BaselineEntry[],
  old: readonly BaselineEntry[],
  world: World,
): Promise<void> {
  const { writeFile } = await import('./write-file.ts')
  try {
    writeFile(absolute, [baselineText(entries)], world)
  } catch (error) {
    throw new UsageError(`the baseline "${shown}" cannot be written (${codeOf(error)})`)
  }
  const kept = new Set(entries.map(({ fingerprint }) => fingerprint))
  const gone = old.filter(({ fingerprint }) => !kept.has(fingerprint)).length
  world.stderr.write(
    `wrote ${count(entries.length, 'finding')} to ${shown}${gone === 0 ? '' : `, ${gone} fewer of the old ones`}\n`,
  )
}
