// `lab`: its flags.

import type { Command } from 'commander'
import type { LabOptions } from '../options.ts'
import type { Done } from '../parsed.ts'
import { addLook } from './shared-flags.ts'

export function addLab(program: Command, done: Done): void {
  const command = program
    .command('lab')
    .summary('run a small AWS with a database on this machine; loopback only')
    .description(
      'Runs a scenario in the foreground: AWS calls, tokens and databases on 127.0.0.1, answered from one document and the policies in it. Prints the environment that points a client at it; Ctrl-C stops it. Without an argument, lists the scenarios.',
    )
    .argument('[scenario]', 'a scenario, or a file with a world or a snapshot')
    .option('--as <arn>', 'of a snapshot: the user or role session whose key the environment gets')
    .option('--responder', 'run no database server, also where one is installed')
  addLook(command)
    .option('-q, --quiet', 'do not print calls and logins')
    .action((input: string | undefined, options: Omit<LabOptions, 'input'>) => {
      done({ command: 'lab', options: { ...options, ...(input !== undefined && { input }) } })
    })
}
