// What AWS says now, as documents for `check`: one for each thing that AWS described, read as a snapshot's are.

import { UsageError } from '../base/errors.ts'
import { visibleText } from '../base/visible-text.ts'
import { liveDocuments } from '../input/live-documents.ts'
import type { LoadedConfig } from '../input/load-config.ts'
import type { Gap } from '../live/collect/gaps.ts'
import { isMeantAsArn } from '../model/arn.ts'
import type { ReadDocument } from '../model/document.ts'
import type { DeclaredHop, DeclaredIdentity, DeclaredLink } from '../model/setup.ts'
import type { CheckOptions } from './options.ts'
import { gapLines, readLive } from './read-live.ts'
import type { World } from './world.ts'

export interface LiveDocuments {
  /** Named by the ARNs of what they are about. */
  readonly documents: readonly ReadDocument[]
  /**
   * Why the run cannot be called clean: `all`, AWS told nothing at all; `some`, an identity that was to be judged could
   * not be read, and no file stands in for it.
   */
  readonly unread?: 'all' | 'some'
}

/** Reads AWS, and notes on standard error what could not be read. Throws a `UsageError` when nothing is to be read. */
export async function readLiveDocuments(
  options: CheckOptions,
  links: readonly DeclaredLink[],
  loaded: LoadedConfig,
  world: World,
): Promise<LiveDocuments> {
  const identities = options.inputs.filter(isMeantAsArn)
  const odd = identities.find(arn => !/^arn:[^:]+:iam::\d{12}:(role|user)\/./.test(arn))
  if (odd !== undefined) throw new UsageError(`"${odd}" is not the ARN of a role or user`)
  const wanted = options.live ? links : []
  if (wanted.length + identities.length === 0) {
    throw new UsageError('--live: there is no link in the configuration to read the identities of', [
      'name a role by its ARN: rdsaudit check arn:aws:iam::111122223333:role/NAME',
    ])
  }
  const request = { links: wanted, identities, quiet: options.quiet ?? false }
  const { snapshot, gaps, answers } = await readLive(request, options, loaded, world)
  if (!options.quiet) for (const line of gapLines(gaps)) world.stderr.write(`note: ${line}\n`)
  const absent = snapshot.accounts.flatMap(account => account.absent ?? [])
  refuseAbsent(identities.filter(arn => absent.includes(arn)))
  for (const arn of absent) world.stderr.write(`note: AWS knows no ${visibleText(arn)}\n`)
  const unread =
    answers === 0 ? 'all' : absent.length > 0 || gaps.some(gap => mattersTo(gap, wanted)) ? 'some' : undefined
  if (unread === 'all') world.stderr.write('error: nothing could be read from AWS\n')
  return { documents: liveDocuments(snapshot), ...(unread && { unread }) }
}

/** A named input that is not there is a mistake, as a missing file is. */
function refuseAbsent([first, ...more]: readonly string[]): void {
  if (first === undefined) return
  throw new UsageError(
    `AWS knows no ${first}`,
    more.map(arn => `error: AWS knows no ${arn}`),
  )
}

function mattersTo({ judges }: Gap, links: readonly DeclaredLink[]): boolean {
  return judges !== undefined && !links.some(link => standsInFor(judges, link))
}

/** The files of a link say all that is judged of an identity. */
function standsInFor(arn: string, { caller, hops }: DeclaredLink): boolean {
  const declared: readonly (DeclaredIdentity | DeclaredHop)[] = [...(caller ? [caller] : []), ...hops]
  return declared.some(
    one => one.arn === arn && one.policies !== undefined && (one === caller || one.trust !== undefined),
  )
}
