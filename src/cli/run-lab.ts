// Runs a world in the foreground. The environment to export goes to standard output, all else to the other.

import { visibleText } from '../base/visible-text.ts'
import { assumptionsOf } from '../lab/assumptions.ts'
import type { CallRecord } from '../lab/aws/endpoint.ts'
import type { LoginRecord } from '../lab/gate/gate.ts'
import { type Lab, startLab } from '../lab/lab.ts'
import type { World as LabWorld } from '../lab/world.ts'
import { type ExitCode, exitCodeOfSignal } from './exit-codes.ts'
import { readLabInput } from './lab-input.ts'
import type { LabOptions } from './options.ts'
import type { World } from './world.ts'

/** Runs until it is interrupted. Throws a `UsageError` for a scenario or file that cannot be run. */
export async function runLab(input: string, options: LabOptions, world: World): Promise<ExitCode> {
  const chosen = await readLabInput(input, options.as, world.cwd)
  const say = (line: string) => world.stderr.write(`${visibleText(line)}\n`)
  const note = options.quiet ? () => {} : say
  const interrupted = world.interrupted()
  const running = await startLab(chosen, {
    engines: options.responder ? 'responder' : 'real',
    onCall: record => note(callLine(record)),
    onLogin: record => note(loginLine(record)),
  })
  try {
    for (const line of describeLab(chosen, running)) say(line)
    world.stdout.write(exportsOf(running))
    return exitCodeOfSignal(await interrupted)
  } finally {
    await running.stop()
  }
}

function describeLab(world: LabWorld, running: Lab): readonly string[] {
  const { link } = world
  const dialled = link && running.connectTo.find(line => line.startsWith(`${link.host}:${link.port}:`))
  return [
    world.title,
    ...[...running.engines].map(([host, engine]) => `${host}: ${engine}`),
    ...[...running.remarks, ...assumptionsOf(world.snapshot)].map(remark => `note: ${remark}`),
    ...(dialled === undefined ? [] : [`the link: ${link?.user} at ${dialled}`]),
    'Ctrl-C stops the lab.',
  ]
}

/** Lines for a shell to read: `rdsaudit lab healthy > lab.env &`, then `. ./lab.env`. */
function exportsOf({ environment, caFile, connectTo, mfaCode }: Lab): string {
  const all = {
    ...environment,
    RDSAUDIT_LAB_CA_FILE: caFile,
    RDSAUDIT_LAB_CONNECT_TO: connectTo.join(' '),
    RDSAUDIT_LAB_MFA_CODE: mfaCode,
  }
  return Object.entries(all)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('')
}

function callLine({ action, principal = 'anonymous', error, message, unknown }: CallRecord): string {
  const answer = error === undefined ? 'ok' : `${error}: ${message}`
  return `${action} by ${principal}: ${unknown ? 'the lab does not know this action' : answer}`
}

function loginLine({ host, user, by, accepted, why }: LoginRecord): string {
  return `login to ${host} as ${user || 'nobody'} with ${by}: ${accepted ? 'accepted' : `refused (${why})`}`
}
