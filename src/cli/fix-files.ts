// `--fix` and `--diff`: files are written, or what would be written is shown.

import { readFileSync, writeFileSync } from 'node:fs'
import type { CheckedRun } from '../api/checker.ts'
import { type FixOutcome, fixDocuments, type Texts } from '../api/fix-documents.ts'
import { UsageError } from '../base/errors.ts'
import { visibleText } from '../base/visible-text.ts'
import { decodeText } from '../input/decode-text.ts'
import { codeOf, type InputFile } from '../input/find-files.ts'
import { unifiedDiff } from '../report/unified-diff.ts'
import { count } from '../report/words.ts'
import type { CheckOptions } from './options.ts'
import type { World } from './world.ts'

/**
 * `check` judges everything, with texts instead of some files. True when some
 * document changes. Throws a `UsageError` for a file that cannot be written.
 */
export async function fixFiles(
  files: readonly InputFile[],
  options: CheckOptions,
  world: World,
  check: (instead: Texts) => Promise<CheckedRun>,
): Promise<boolean> {
  const read = new Map<string, SourceText | undefined>()
  const sourceOf = (path: string) => {
    if (!read.has(path)) {
      const file = files.find(one => one.path === path)
      read.set(path, file && readSource(file.absolute))
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
    if (options.diff) world.stdout.write(unifiedDiff(path, source.text, text))
    else write(source, path, text)
  }
  world.stderr.write(summaryOf(outcome, options))
  return outcome.texts.size > 0
}

interface SourceText {
  readonly absolute: string
  readonly text: string
  /** The byte order mark, if the file has one. */
  readonly mark: string
}

function readSource(absolute: string): SourceText | undefined {
  const decoded = decodeText(readFileSync(absolute))
  return decoded.ok
    ? { absolute, text: decoded.text, mark: decoded.byteOrderMark ? '\ufeff' : '' }
    : undefined
}

function write({ absolute, mark }: SourceText, path: string, text: string): void {
  try {
    writeFileSync(absolute, mark + text)
  } catch (error) {
    throw new UsageError(`"${path}" cannot be written (${codeOf(error)})`)
  }
}

function summaryOf({ fixed, refused, texts }: FixOutcome, { diff }: CheckOptions): string {
  const lines = refused.map(
    ({ finding: { rule, span }, why }) =>
      `not fixed: ${rule} in ${visibleText(span.path)}:${span.range.start.line}: ${visibleText(why)}\n`,
  )
  const verb = diff ? 'would fix' : 'fixed'
  return `${lines.join('')}${verb} ${count(fixed.length, 'finding')} in ${count(texts.size, 'document')}\n`
}
