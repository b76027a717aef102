// argv → a command with typed options, by the command parser. What each command takes is in flags/.

import { Command, CommanderError } from 'commander'
import { version } from '../base/version.ts'
import { visibleText } from '../base/visible-text.ts'
import { exitCodes } from './exit-codes.ts'
import { addCheck, withFixAsFlags } from './flags/check-flags.ts'
import { addCollect } from './flags/collect-flags.ts'
import { addCompletion } from './flags/completion-flags.ts'
import { addDiff } from './flags/diff-flags.ts'
import { addDoctor, withLabAsFlag } from './flags/doctor-flags.ts'
import { addEvaluate } from './flags/evaluate-flags.ts'
import { addExplain } from './flags/explain-flags.ts'
import { addInit } from './flags/init-flags.ts'
import { addLab } from './flags/lab-flags.ts'
import type { Done, Parsed } from './parsed.ts'
import type { World } from './world.ts'

/** What scripts of shells call; nobody types it. */
export const completing = '__complete'

/** Prints help and reports mistakes itself; everything else is for the command to do. */
export async function parseCommandLine(world: World): Promise<Parsed> {
  let parsed: Parsed = { command: 'done', exitCode: exitCodes.clean }
  const program = buildProgram(world, result => {
    parsed = result
  })
  try {
    if (world.argv.length === 0) {
      world.stderr.write(program.helpInformation())
      return { command: 'done', exitCode: exitCodes.usage }
    }
    const [first, ...words] = world.argv
    if (first === completing) {
      const { completions } = await import('./complete.ts')
      const found = await completions(program, words, world)
      world.stdout.write(found.map(word => `${word}\n`).join(''))
      return parsed
    }
    await program.parseAsync(withLabAsFlag(withFixAsFlags(world.argv)), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { command: 'done', exitCode: error.exitCode === 0 ? exitCodes.clean : exitCodes.usage }
  }
  return parsed
}

const commands: ReadonlyMap<string, (program: Command, done: Done) => void> = new Map([
  ['check', addCheck],
  ['collect', addCollect],
  ['diff', addDiff],
  ['doctor', addDoctor],
  ['evaluate', addEvaluate],
  ['explain', addExplain],
  ['init', addInit],
  ['lab', addLab],
  ['completion', addCompletion],
])

function buildProgram(world: World, done: Done): Command {
  const program = new Command('rdsaudit')
    .description(
      'Finds what is wrong between your database tool and RDS, on both sides of the account border.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showSuggestionAfterError(true)
    .showHelpAfterError(hintFor('rdsaudit'))
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(world.stdout.columns ?? 100, 100) })
    .configureOutput({
      writeOut: text => world.stdout.write(text),
      // It may repeat words of the command line.
      writeErr: text => world.stderr.write(text.split('\n').map(visibleText).join('\n')),
    })
    .exitOverride()
  program.addHelpText('after', examples)
  // Each has dozens of flags: where one is named, the others have nothing to say.
  const named = commands.get(world.argv[0] ?? '')
  for (const add of named ? [named] : commands.values()) add(program, done)
  for (const command of program.commands) command.showHelpAfterError(hintFor(`rdsaudit ${command.name()}`))
  return program
}

function hintFor(command: string): string {
  return `run "${command} --help" for the flags`
}

const examples = `
Examples:
  rdsaudit init                               write rdsaudit.config.json from what is in this folder
  rdsaudit check policies/                    check the policy files of a folder
  rdsaudit check role.json --policy-type trust
  aws iam get-role --role-name app | rdsaudit check -
  rdsaudit diff --git main...HEAD             what access a branch adds or takes away
  rdsaudit evaluate request.json              whether AWS would allow a request, and why
  rdsaudit explain statement-without-effect   what a rule means
  rdsaudit lab missing-external-id            a small AWS on this machine, with that fault

Exit codes: 0 clean, 1 findings, 2 wrong usage, 3 could not finish, 130 interrupted.
`
