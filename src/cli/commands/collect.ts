// `rdsaudit collect`: writes down what AWS says now, as a snapshot that `check` reads like any other document.

import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { UsageError } from '../../base/errors.ts'
import type { JsonValue } from '../../base/json-value.ts'
import { visibleText } from '../../base/visible-text.ts'
import { codeOf } from '../../input/find-files.ts'
import type { LoadedConfig } from '../../input/load-config.ts'
import { setupFromConfig } from '../../input/setup-from-config.ts'
import type { Collected } from '../../live/collect/collect.ts'
import type { DeclaredLink } from '../../model/setup.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { configFor, linksFor } from '../config-for.ts'
import { type ExitCode, exitCodeOfSignal, exitCodes } from '../exit-codes.ts'
import { FiledLists } from '../filed-lists.ts'
import type { CollectOptions } from '../options.ts'
import { gapLines, readLive } from '../read-live.ts'
import { snapshotPieces } from '../snapshot-text.ts'
import type { World } from '../world.ts'
import { makeWayFor, writeFile } from '../write-file.ts'

/** Throws a `UsageError` for anything that is the user's to mend. */
export async function collect(options: CollectOptions, world: World): Promise<ExitCode> {
  if (options.account) await world.settleFor?.('many')
  const loaded = await configFor(options.config, world)
  const links = setupFromConfig(loaded, {
    cwd: world.cwd,
    env: world.env,
    links: linksFor(options, loaded),
  }).links
  refuseNothing(options, links.length)
  const long = new FiledLists(folderOf(options, world), randomUUID())
  try {
    // Before minutes are spent on reading, and before anything lies beside it.
    const target = targetOf(options)
    if (target !== undefined) makeWayFor(resolve(world.cwd, target), world)
    return await readAndWrite({ links, long }, options, loaded, world)
  } catch (error) {
    // Of what goes wrong on the way, only files are not told by the answers of AWS.
    if (!isFileError(error)) throw error
    world.stderr.write(
      `error: ${visibleText(targetOf(options) ?? folderOf(options, world))} cannot be written (${codeOf(error)})\n`,
    )
    return exitCodes.unfinished
  } finally {
    long.close()
  }
}

interface Reading {
  readonly links: readonly DeclaredLink[]
  readonly long: FiledLists
}

async function readAndWrite(
  { links, long }: Reading,
  options: CollectOptions,
  loaded: LoadedConfig,
  world: World,
): Promise<ExitCode> {
  const ended = new AbortController()
  const stopped = world.interrupted().then(signal => {
    ended.abort()
    return signal
  })
  const { inputs: identities, account, quiet = false } = options
  const request = { links, identities, ...(account && { whole: long }), quiet, signal: ended.signal }
  const outcome = await Promise.race([stopped, readLive(request, options, loaded, world)])
  return typeof outcome === 'string' ? exitCodeOfSignal(outcome) : write(outcome, long, options, world)
}

/** Where to: undefined for standard output. */
function targetOf({ output }: CollectOptions): string | undefined {
  return output === '-' ? undefined : output
}

function folderOf(options: CollectOptions, world: World): string {
  const target = targetOf(options)
  return target === undefined ? tmpdir() : dirname(resolve(world.cwd, target))
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

function refuseNothing({ inputs, account }: CollectOptions, links: number): void {
  const odd = inputs.find(input => !/^arn:[^:]+:iam::\d{12}:(role|user)\/./.test(input))
  if (odd !== undefined) throw new UsageError(`"${odd}" is not the ARN of a role or user`)
  if (links > 0 || inputs.length > 0 || account) return
  throw new UsageError('nothing to collect: there is no link in the configuration', [
    'name roles or users by ARN, or read the whole account with --account',
  ])
}

async function write(
  collected: Collected,
  long: FiledLists,
  options: CollectOptions,
  world: World,
): Promise<ExitCode> {
  const { gaps, answers } = collected
  if (!options.quiet) for (const line of gapLines(gaps)) world.stderr.write(`note: ${line}\n`)
  if (answers === 0) {
    world.stderr.write('error: nothing could be read\n')
    return exitCodes.unfinished
  }
  const pieces = await piecesOf(collected.snapshot, long, options)
  const target = targetOf(options)
  if (target === undefined) for (const piece of pieces) world.stdout.write(piece)
  else writeFile(resolve(world.cwd, target), pieces, world, { private: true })
  if (!options.quiet) world.stderr.write(`${summary(collected)}\n`)
  return exitCodes.clean
}

async function piecesOf(
  snapshot: Snapshot,
  long: FiledLists,
  { redact }: CollectOptions,
): Promise<Iterable<string>> {
  const value = snapshot as unknown as JsonValue
  const lists = long.in(snapshot)
  if (!redact) return snapshotPieces(value, lists)
  const { Redaction } = await import('../../live/collect/redact.ts')
  const redaction = new Redaction()
  redaction.learn(value)
  for (const list of lists.values()) for (const entry of list) redaction.learn(entry)
  const changed = [...lists].map(([pointer, list]) => [pointer, redaction.allOf(list)] as const)
  return snapshotPieces(redaction.of(value), new Map(changed))
}

function summary({ snapshot, gaps, answers }: Collected): string {
  const { accounts } = snapshot
  const of = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
  const missed =
    gaps.length === 0 ? 'everything was readable' : `${of(gaps.length, 'thing')} could not be read`
  return `collected ${of(accounts.length, 'account')} from ${of(answers, 'answer')} of AWS: ${missed}`
}
