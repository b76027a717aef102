// `init`: its flags.

import { type Command, Option } from 'commander'
import type { InitOptions } from '../options.ts'
import type { Done } from '../parsed.ts'

export function addInit(program: Command, done: Done): void {
  program
    .command('init')
    .summary('write rdsaudit.config.json from what lies in this folder')
    .description(
      'Reads the configurations of Teleport and Bytebase, templates, plans and policies in this folder, writes the links that they tell into rdsaudit.config.json, and says what is still missing. Asks AWS nothing; overwrites nothing.',
    )
    .addOption(
      new Option('--app <app>', 'the product whose links are written; left out, all').choices([
        'bytebase',
        'teleport',
        'generic',
      ]),
    )
    .option('--force', 'overwrite a configuration that is there')
    .option('--stdout', 'print the configuration and write nothing')
    .action((options: InitOptions) => {
      done({ command: 'init', options })
    })
}
