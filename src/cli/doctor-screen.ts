// The doctor on a screen: what it is given, and what it leaves behind in the terminal.

import { styleText } from 'node:util'
import type { DoctorEvent } from '../doctor/events.ts'
import { linkToWalk } from '../doctor/link-to-walk.ts'
import type { RunState } from '../doctor/state.ts'
import type { Walk, WalkListener } from '../doctor/walk-link.ts'
import type { WalkedLink } from '../doctor/walked-link.ts'
import type { Setup } from '../model/setup.ts'
import { DoctorLines } from '../report/doctor-plain.ts'
import type { Span, Tone } from '../tui/lines.ts'
import { openScreen } from '../tui/open-screen.tsx'
import type { WalkableLink } from '../tui/session.ts'
import { chooseLinks } from './doctor-links.ts'
import { readRedirections } from './doctor-ports.ts'
import type { DoctorSetting } from './doctor-setting.ts'
import { type ExitCode, exitCodeOfSignal, exitCodes } from './exit-codes.ts'
import { decideLook } from './look.ts'
import type { DoctorOptions } from './options.ts'
import { styleFor } from './terminal-style.ts'
import type { Interruption, Terminal, World } from './world.ts'

type WalkOne = (
  link: WalkedLink,
  base: Setup,
  options: DoctorOptions,
  world: World,
  signal: AbortSignal,
  listener: WalkListener,
) => Promise<Walk>

/** Settles when the screen is left; the report stands in the terminal then. `mend`: a lab without its fault. */
export async function walkOnScreen(
  setting: DoctorSetting,
  terminal: Terminal,
  walkOne: WalkOne,
  mend: (() => Promise<DoctorSetting>) | undefined,
): Promise<ExitCode> {
  const { options, world } = setting
  const look = decideLook(options, world)
  let signal: Interruption | undefined
  const interrupted = world.interrupted().then(given => {
    signal = given
  })
  const state = await openScreen({
    terminal,
    paint: look.colour ? paint : ({ text }) => text,
    unicode: look.unicode,
    links: walkable(setting, walkOne),
    ...(mend && { mend: async () => theOne(walkable(await mend(), walkOne)) }),
    now: () => world.now().getTime(),
    interrupted,
    onTaken: terminal.atEnd,
  })
  world.stdout.write(reportOf(state, setting))
  if (signal !== undefined) return exitCodeOfSignal(signal)
  return (state.end?.exitCode as ExitCode | undefined) ?? exitCodes.interrupted
}

function walkable({ options, loaded, world }: DoctorSetting, walkOne: WalkOne): readonly WalkableLink[] {
  const { setup, links } = chooseLinks(options, loaded, world, 'later')
  const redirections = readRedirections(options.connectTo)
  // What lacks something is refused before there is a screen, unless somebody may choose another one.
  const [only, second] = links
  if (only && !second) linkToWalk(only, redirections)
  return links.map(link => ({
    name: link.name,
    walk: async (signal, listener) =>
      walkOne(linkToWalk(link, redirections), setup, options, world, signal, listener),
  }))
}

function theOne([link]: readonly WalkableLink[]): WalkableLink {
  if (link === undefined) throw new Error('the mended lab has no link')
  return link
}

/** The lines of the last run, as if it had been printed while it went on. */
function reportOf(state: RunState, { options, world }: DoctorSetting): string {
  const { start, end, diagnosis, told, checks } = state
  if (start === undefined) return ''
  const lines = new DoctorLines({
    style: styleFor(decideLook(options, world)),
    verbose: options.verbose ?? false,
    quiet: false,
  })
  const settled = [...checks.values()].flatMap(row => row.settled ?? row.skipped ?? [])
  const steps = start.steps.flatMap(({ id }) => told.get(id) ?? [])
  const events: readonly DoctorEvent[] = [
    start,
    ...settled,
    { event: 'diagnosis', at: 0, ...diagnosis },
    ...steps,
    ...(end ? [end] : []),
  ]
  return events.map(event => lines.take(event)).join('')
}

const formats = {
  plain: [],
  strong: ['bold'],
  ok: ['green'],
  failed: ['bold', 'red'],
  warn: ['yellow'],
  quiet: ['blue'],
  marked: ['bold', 'yellow'],
} as const satisfies Readonly<Record<Tone, readonly Parameters<typeof styleText>[0][]>>

function paint({ text, tone }: Span): string {
  const format = formats[tone]
  return format.length === 0 ? text : styleText([...format], text)
}
