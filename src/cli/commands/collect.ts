// `rdsaudit collect`: writes down what AWS says now, as a snapshot that `check` reads like any other document.

import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { UsageError } from '../../base/errors.ts'
import { visibleText } from '../../base/visible-text.ts'
import { codeOf } from '../../input/find-files.ts'
import { setupFromConfig } from '../../input/setup-from-config.ts'
import type { Collected } from '../../live/collect/collect.ts'
import { configFor, linksFor } from '../config-for.ts'
import { type ExitCode, exitCodeOfSignal, exitCodes } from '../exit-codes.ts'
import type { CollectOptions } from '../options.ts'
import { gapLines, readLive } from '../read-live.ts'
import { snapshotText } from '../snapshot-text.ts'
import type { World } from '../world.ts'
import { writeWhole } from '../write-whole.ts'

/** Throws a `UsageError` for anything that is the user's to mend. */
export async function collect(options: CollectOptions, world: World): Promise<ExitCode> {
  const loaded = await configFor(options.config, world)
  const links = setupFromConfig(loaded, {
    cwd: world.cwd,
    env: world.env,
    links: linksFor(options, loaded),
  }).links
  refuseNothing(options, links.length)
  const ended = new AbortController()
  const stopped = world.interrupted().then(signal => {
    ended.abort()
    return signal
  })
  const { inputs: identities, account: whole = false, quiet = false } = options
  const request = { links, identities, whole, quiet, signal: ended.signal }
  const outcome = await Promise.race([stopped, readLive(request, options, loaded, world)])
  if (typeof outcome === 'string') {
    return exitCodeOfSignal(outcome)
  }
  return report(outcome, options, world)
}

function refuseNothing({ inputs, account }: CollectOptions, links: number): void {
  const odd = inputs.find(input => !/^arn:[^:]+:iam::\d{12}:(role|user)\/./.test(input))
  if (odd !== undefined) throw new UsageError(`"${odd}" is not the ARN of a role or user`)
  if (links > 0 || inputs.length > 0 || account) return
  throw new UsageError('nothing to collect: there is no link in the configuration', [
    'name roles or users by ARN, or read the whole account with --account',
  ])
}

async function report(collected: Collected, options: CollectOptions, world: World): Promise<ExitCode> {
  const { gaps, answers } = collected
  if (!options.quiet) for (const line of gapLines(gaps)) world.stderr.write(`note: ${line}\n`)
  if (answers === 0) {
    world.stderr.write('error: nothing could be read\n')
    return exitCodes.unfinished
  }
  const snapshot = options.redact
    ? (await import('../../live/collect/redact.ts')).redact(collected.snapshot)
    : collected.snapshot
  const text = snapshotText(snapshot)
  if (options.output === undefined || options.output === '-') world.stdout.write(text)
  else {
    try {
      writeWhole(resolve(world.cwd, options.output), [text], randomUUID())
    } catch (error) {
      world.stderr.write(`error: ${visibleText(options.output)} cannot be written (${codeOf(error)})\n`)
      return exitCodes.unfinished
    }
  }
  if (!options.quiet) world.stderr.write(`${summary(collected)}\n`)
  return exitCodes.clean
}

function summary({ snapshot, gaps, answers }: Collected): string {
  const { accounts } = snapshot
  const of = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
  const missed =
    gaps.length === 0 ? 'everything was readable' : `${of(gaps.length, 'thing')} could not be read`
  return `collected ${of(accounts.length, 'account')} from ${of(answers, 'answer')} of AWS: ${missed}`
}
