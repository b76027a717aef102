// `--fix` and `--diff`: files are written, or what would be written is shown.

import { readFileSync } from 'node:fs'
import type { CheckedRun } from '../api/checker.ts'
import { type FixOutcome, fixDocuments, type Texts } from '../api/fix-documents.ts'
import { UsageError } from '../base/errors.ts'
import { hideSecrets } from '../base/hide-secrets.ts'
import { visibleText } from '../base/visible-text.ts'
import { decodeText } from '../input/decode-text.ts'
import { codeOf, type InputFile } from '../input/find-files.ts'
import { unifiedDiff } from '../report/unified-diff.ts'
import { count } from '../report/words.ts'
import type { CheckOptions } from './options.ts'
import type { World } from './world.ts'
import { writeFile } from './write-file.ts'

/** A document that is no file. */
export interface StandardInput {
  readonly path: string
  readonly content: Uint8Array
}

/**
 * `check` judges everything, with texts instead of some files. True when some
 * document changes. Throws a `UsageError` for a file that cannot be written.
 */
export async function fixFiles(
  files: readonly InputFile[],
  stdin: StandardInput | undefined,
  options: CheckOptions,
  world: World,
  check: (instead: Texts) => Promise<CheckedRun>,
): Promise<boolean> {
  if (stdin && !options.diff)
    throw new UsageError('standard input cannot be written', ['--diff shows what --fix would change in it'])
  const read = new Map<string, SourceText | undefined>()
  const sourceOf = (path: string) => {
    if (!read.has(path)) {
      const file = files.find(one => one.path === path)
      read.set(path, file ? readSource(file) : stdin?.path === path ? sourceFrom(stdin.content) : undefined)
    }
    return read.get(path)
  }
  const outcome = await fixDocuments({
    level: options.fix === 'safe' ? 'safe' : 'all',
    check: instead =>
      check(new Map([...instead].map(([path, text]) => [path, (sourceOf(path)?.mark ?? '') + text]))),
    textOf: path => sourceOf(path)?.text,
  })
  for (const [path, text] of outcome.texts) {
    const source = sourceOf(path)
    if (!source) continue
    // Lines around a change may hold anything, and this is printed into logs.
    if (options.diff)
      world.stdout.write(forEyes(unifiedDiff(path, hideSecrets(source.text), hideSecrets(text)), world))
    else write(source, path, text, world)
  }
  world.stderr.write(summaryOf(outcome, options))
  return outcome.texts.size > 0
}

/** As it is where a program may apply it; to people it shows what they would not see, or what their terminal would obey. */
function forEyes(diff: string, { stdout, env }: World): string {
  if (!stdout.isTerminal && env['GITHUB_ACTIONS'] !== 'true') return diff
  const lines = diff.split('\n').map(line => line.replaceAll('\t', '    ').replace(/\r$/, ''))
  return lines.map(visibleText).join('\n')
}

interface SourceText {
  /** Undefined for standard input. */
  readonly absolute?: string
  readonly text: string
  /** The byte order mark, if the file has one. */
  readonly mark: string
}

function readSource({ absolute }: InputFile): SourceText | undefined {
  return sourceFrom(readFileSync(absolute), absolute)
}

function sourceFrom(bytes: Uint8Array, absolute?: string): SourceText | undefined {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return undefined
  const mark = decoded.byteOrderMark ? '\ufeff' : ''
  return { ...(absolute !== undefined && { absolute }), text: decoded.text, mark }
}

function write({ absolute, mark }: SourceText, path: string, text: string, world: World): void {
  if (absolute === undefined) return
  try {
    writeFile(absolute, [mark, text], world)
  } catch (error) {
    throw new UsageError(`"${path}" cannot be written (${codeOf(error)})`)
  }
}

function summaryOf({ fixed, refused, texts }: FixOutcome, { diff, fix }: CheckOptions): string {
  const lines = refused.map(
    ({ finding: { rule, span }, why }) =>
      `not fixed: ${rule} in ${visibleText(span.path)}:${span.range.start.line}: ${visibleText(why)}\n`,
  )
  if (fixed.length === 0)
    return `${lines.join('')}nothing that can be changed${fix === 'safe' ? ' safely' : ''}\n`
  const verb = diff ? 'would fix' : 'fixed'
  return `${lines.join('')}${verb} ${count(fixed.length, 'finding')} in ${count(texts.size, 'document')}\n`
}
