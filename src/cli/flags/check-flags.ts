// `check`: its flags, and what they come to.

import { type Command, Option } from 'commander'
import { policyTypes } from '../../model/policy.ts'
import { type CheckOptions, checkFormats } from '../options.ts'
import type { Done } from '../parsed.ts'
import { addLiveFlags } from './live-flags.ts'
import { addShared, collect, configOf, formatsOf } from './shared-flags.ts'

export function addCheck(program: Command, done: Done): void {
  const command = program
    .command('check')
    .summary('check policy documents and links; no network unless asked')
    .description(
      'Checks policy documents: files, folders, globs, or - for standard input. Without an input, what "include" of the configuration names. The ARN of a role or user, or --live, reads from AWS.',
    )
    .argument('[input...]', 'files, folders, globs, ARNs of roles and users, or -')
    .addOption(
      new Option('-f, --format <format[=file]>', `${checkFormats.join(', ')}; repeat for several`)
        .argParser(formatsOf(checkFormats))
        .default([], 'pretty'),
    )
    .addOption(
      new Option('--include <glob>', 'files to look into as well, such as **/*.md; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(new Option('--policy-type <type>', 'what the documents are used for').choices(policyTypes))
    .addOption(
      new Option('--link <name>', 'only the files and questions of this link; repeatable')
        .argParser(collect)
        .default([], 'all'),
    )
    .addOption(
      new Option('--rule <id[=severity]>', 'turn a rule on, off, or to another severity; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--fail-on <level>', 'least severity that exits with 1').choices([
        'error',
        'warning',
        'info',
        'never',
      ]),
    )
    .option('--no-ignore', 'report accepted findings too: no entry of "ignore", no baseline')
    .option('--baseline <file>', 'findings that are accepted (default: rdsaudit.baseline.json if it exists)')
    .option('--write-baseline', 'accept all findings of this run, and forget those that are gone')
    .addOption(
      new Option(
        '--fix',
        'write what cannot change any decision; --fix=unsafe writes all that is exactly known',
      ).conflicts('fixUnsafe'),
    )
    .addOption(new Option('--fix-unsafe').hideHelp())
    .option('--diff', 'show what --fix=unsafe (or --fix) would write, and write nothing')
    .option('--exit-zero', 'exit with 0 even when something was found')
    .option('--allow-empty', 'nothing to check is no mistake')
    .option('--stdin-filename <name>', 'the name to show for standard input')
    .option('--show-config', 'print the configuration in force and stop')
    .option('--live', 'read the identities and databases of the links from AWS')
  addShared(addLiveFlags(command)).action((inputs: string[], options: CheckFlags) => {
    done({ command: 'check', options: checkOptions(inputs, options) })
  })
}

type CheckFlags = Omit<CheckOptions, 'inputs' | 'config' | 'fix'> & {
  readonly config?: string | boolean
  readonly fix?: boolean
  readonly fixUnsafe?: boolean
}

function checkOptions(inputs: readonly string[], { fix, fixUnsafe, ...flags }: CheckFlags): CheckOptions {
  const level = fixUnsafe ? 'unsafe' : fix ? 'safe' : undefined
  return { ...flags, ...(level && { fix: level }), inputs, config: configOf(flags.config) }
}

/** A flag whose value is optional would take the input that follows it; so its values are flags of their own here. */
export function withFixAsFlags(argv: readonly string[]): string[] {
  const flags: Readonly<Record<string, string>> = { '--fix=safe': '--fix', '--fix=unsafe': '--fix-unsafe' }
  return argv.map(argument => flags[argument] ?? argument)
}
