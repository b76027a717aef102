// `rdsaudit diff`: two states of the same documents in, the access that the change adds and takes away out.

import { compareDocuments } from '../../api/compare-documents.ts'
import { UsageError } from '../../base/errors.ts'
import { version } from '../../base/version.ts'
import type { LocatedDiff } from '../../diff/located-diff.ts'
import { renderDiff } from '../../report/diff-pretty.ts'
import { statesOfPaths, statesOfRevisions } from '../document-states.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { decideLook } from '../look.ts'
import type { DiffOptions } from '../options.ts'
import { styleFor } from '../terminal-style.ts'
import type { World } from '../world.ts'

/** Throws a `UsageError` for what does not exist, or cannot be a state of documents. */
export async function diff(options: DiffOptions, world: World): Promise<ExitCode> {
  const { base, head } = await statesFor(options, world)
  const seen = [...base.documents, ...head.documents].filter(({ state }) => state !== 'skipped')
  if (seen.length === 0 && !options.allowEmpty)
    throw new UsageError('nothing to compare: there is no policy on either side', [
      '--allow-empty makes this exit with 0; --policy-type says what a document is when its shape does not',
    ])
  const result = await compareDocuments(base, head)
  world.stdout.write(await render(result, options, world))
  return exitCodeOf(result, options)
}

async function statesFor({ inputs, git, policyType }: DiffOptions, world: World) {
  if (git !== undefined) return statesOfRevisions(git, inputs, policyType, world)
  const [base, head, more] = inputs
  if (base === undefined || head === undefined || more !== undefined)
    throw new UsageError('two files, two folders, or --git BASE..HEAD are compared')
  return statesOfPaths(base, head, policyType, world)
}

async function render(result: LocatedDiff, options: DiffOptions, world: World): Promise<string> {
  switch (options.format) {
    case 'json':
      return (await import('../../report/diff-json.ts')).renderDiffJson(result, version)
    case 'markdown':
      return (await import('../../report/diff-markdown.ts')).renderDiffMarkdown(result)
    case 'pretty': {
      const look = decideLook(options, world)
      const width = (text: string) => text.length
      return renderDiff(result, { ...look, style: styleFor(look), width, quiet: options.quiet ?? false })
    }
  }
}

/** A gate for widening must not be green about what it could not see. */
function exitCodeOf({ changes, uncompared }: LocatedDiff, { failOnWidening }: DiffOptions): ExitCode {
  if (!failOnWidening) return exitCodes.clean
  if (changes.some(({ effect }) => effect === 'added')) return exitCodes.found
  return uncompared.length > 0 ? exitCodes.unfinished : exitCodes.clean
}
