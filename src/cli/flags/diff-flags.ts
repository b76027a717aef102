// `diff`: its flags.

import { type Command, Option } from 'commander'
import { policyTypes } from '../../model/policy.ts'
import { type DiffOptions, diffFormats } from '../options.ts'
import type { Done } from '../parsed.ts'
import { addLook } from './shared-flags.ts'

export function addDiff(program: Command, done: Done): void {
  const command = program
    .command('diff')
    .summary('say what access a change adds or takes away; no network')
    .description(
      'Compares two states of policies by what they mean: who can newly assume a role, as which database users somebody can newly log in, and the reverse, each with a request that shows it. The states are two files, two folders, or with --git two revisions.',
    )
    .argument(
      '[input...]',
      'BASE and HEAD: two files or two folders; with --git, only these files and folders',
    )
    .option('--git <base..head>', 'two revisions of the repository; with three dots, since they parted')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(diffFormats).default('pretty'))
    .addOption(new Option('--policy-type <type>', 'what the documents are used for').choices(policyTypes))
    .option('--fail-on-widening', 'exit with 1 when access is added, with 3 when that could not be told')
    .option('--allow-empty', 'nothing to compare is no mistake')
  addLook(command)
    .option('-q, --quiet', 'print changes only')
    .action((inputs: string[], options: Omit<DiffOptions, 'inputs'>) => {
      done({ command: 'diff', options: { ...options, inputs } })
    })
}
