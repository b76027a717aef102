// `rdsaudit doctor`: walks links and reports; in lines as it goes, or in a format when it is done.

import { closest } from '../../base/closest.ts'
import { UsageError } from '../../base/errors.ts'
import { checksFor } from '../../doctor/checks/checks-for.ts'
import { linkToWalk } from '../../doctor/link-to-walk.ts'
import { isCheckNamed } from '../../doctor/plan.ts'
import { type StepId, stepIds } from '../../doctor/steps.ts'
import { type Walk, type WalkListener, walkLink } from '../../doctor/walk-link.ts'
import type { WalkedLink } from '../../doctor/walked-link.ts'
import type { Setup } from '../../model/setup.ts'
import { configFor } from '../config-for.ts'
import { chooseLinks } from '../doctor-links.ts'
import { doctorPorts, readRedirections, readTrust } from '../doctor-ports.ts'
import { DoctorReports } from '../doctor-reports.ts'
import type { DoctorSetting } from '../doctor-setting.ts'
import { type ExitCode, exitCodeOfSignal, exitCodes } from '../exit-codes.ts'
import { terminalFor } from '../interactive.ts'
import type { DoctorOptions } from '../options.ts'
import { realClock } from '../real-clock.ts'
import type { Interruption, World } from '../world.ts'

/** Throws a `UsageError` for anything that is the user's to mend. */
export async function doctor(options: DoctorOptions, world: World): Promise<ExitCode> {
  if (options.lab === undefined)
    return walkAll({ options, loaded: await configFor(options.config, world), world })
  const { settingInLab, startLabForDoctor } = await import('../doctor-lab.ts')
  const { responder = false, ownRights = false } = options
  let lab = await startLabForDoctor(options.lab, { responder, readers: !ownRights }, world)
  const { mend } = lab
  const mended = async () => {
    if (mend) lab = await mend()
    return settingInLab(options, lab, world)
  }
  try {
    return await walkAll(settingInLab(options, lab, world), mend && mended)
  } finally {
    await lab.stop()
  }
}

async function walkAll(setting: DoctorSetting, mend?: () => Promise<DoctorSetting>): Promise<ExitCode> {
  const { options, loaded, world } = setting
  const terminal = terminalFor(options, world)
  if (terminal) {
    const { walkOnScreen } = await import('../doctor-screen.ts')
    return walkOnScreen(setting, terminal, walkOne, mend)
  }
  const { setup, links } = chooseLinks(options, loaded, world)
  const redirections = readRedirections(options.connectTo)
  const walked = links.map(link => linkToWalk(link, redirections))
  const reports = new DoctorReports(options, walked, world)
  const stop = new AbortController()
  let interruption: Interruption | undefined
  world.interrupted().then(signal => {
    interruption = signal
    stop.abort()
  })
  const walks: Walk[] = []
  for (const link of walked) {
    if (stop.signal.aborted) break
    walks.push(
      await walkOne(link, setup, options, world, stop.signal, {
        onEvent: event => reports.take(link.name, event),
      }),
    )
  }
  const written = await reports.finish()
  const complete =
    walks.length === walked.length && walks.every(({ state }) => state.end?.result !== 'unfinished')
  if (interruption !== undefined && !complete) return exitCodeOfSignal(interruption)
  return written ? exitCodeOf(walks) : exitCodes.unfinished
}

async function walkOne(
  link: WalkedLink,
  base: Setup,
  options: DoctorOptions,
  world: World,
  signal: AbortSignal,
  listener: WalkListener,
): Promise<Walk> {
  refuseUnknown(options, link, base)
  const { ca } = link.declared.database ?? {}
  const files = [...options.caFile, ...(ca === undefined ? [] : [ca])]
  // A file that was asked for and is none is the user's to mend, before anything is walked.
  const own = files.length > 0 ? await readTrust(link.database.region, files, world) : undefined
  const profile = options.profile ?? link.declared.profile
  const { only, skip, timeout, wait, strict, sweep = strict, probeClosed } = options
  return walkLink({
    link,
    base,
    ports: doctorPorts(
      {
        ...(profile !== undefined && { profile }),
        targetProfiles: options.targetProfile,
        env: world.env,
        trust: async region => own ?? readTrust(region, [], world),
      },
      world,
    ),
    clock: realClock,
    timeoutMs: timeout,
    only,
    skip,
    ...(wait !== undefined && { waitMs: wait }),
    ...(strict && { strict }),
    ...(sweep && { sweep }),
    ...(probeClosed && { probeClosed }),
    signal,
    ...listener,
  })
}

/** Throws a `UsageError` for a step or check that the link does not have. */
function refuseUnknown({ only, skip }: DoctorOptions, link: WalkedLink, base: Setup): void {
  const checks = checksFor(link, { base, readers: true, probeClosed: true })
  const known = [...stepIds, ...checks.map(({ id }) => id)]
  for (const name of [...only, ...skip]) {
    if (known.includes(name as StepId) || checks.some(check => isCheckNamed(check, name))) continue
    const near = closest(name, known, 4)
    throw new UsageError(
      `there is no step or check "${name}"${near === undefined ? '' : ` (did you mean "${near}"?)`}`,
      [`steps: ${stepIds.join(', ')}`],
    )
  }
}

/** Of several links, the worst. */
function exitCodeOf(walks: readonly Walk[]): ExitCode {
  const codes = walks.map(({ state }) => state.end?.exitCode ?? exitCodes.unfinished)
  return codes.includes(exitCodes.found)
    ? exitCodes.found
    : codes.includes(exitCodes.unfinished)
      ? exitCodes.unfinished
      : exitCodes.clean
}
