// `init`: its flags.

import { type Command, Option } from 'commander'
import type { InitOptions } from '../options.ts'
import type { Done } from '../parsed.ts'

export function addInit(program: Command, done: Done): void {
  program
    .command('init')
    .summary('write rdsaudit.config.json')
    .description(
      'Writes rdsaudit.config.json: the folders in which there are policies, and with --app a link to fill in.',
    )
    .addOption(
      new Option('--app <app>', 'begin a link of this tool').choices(['bytebase', 'teleport', 'generic']),
    )
    .option('--force', 'replace the file that is there')
    .option('--stdout', 'print it, and write nothing')
    .action((options: InitOptions) => {
      done({ command: 'init', options })
    })
}
