// `collect`: its flags.

import { type Command, Option } from 'commander'
import type { CollectOptions } from '../options.ts'
import type { Done } from '../parsed.ts'
import { addLiveFlags } from './live-flags.ts'
import { collect, configOf } from './shared-flags.ts'

export function addCollect(program: Command, done: Done): void {
  const command = program
    .command('collect')
    .summary('write down what AWS says now, for check; reads only')
    .description(
      'Reads the identities, databases and networks of the links from AWS, and writes them as one document that "rdsaudit check" takes. Nothing is changed in AWS; secrets, keys and tokens are not read. What cannot be read is told, and says so in the document.',
    )
    .argument('[arn...]', 'roles and users beside those of the links')
    .addOption(
      new Option('--link <name>', 'only what this link needs; repeatable')
        .argParser(collect)
        .default([], 'all'),
    )
    .option('--account', 'all identities of the accounts, not only those of the links')
    .option('-o, --output <file>', 'the file to write (default: standard output)')
    .option(
      '--redact',
      'replace account ids, names, hosts and external ids by made-up ones, each by the same one',
    )
  addLiveFlags(command)
    .option('--config <file>', 'the configuration file')
    .option('--no-config', 'read no configuration file')
    .option('-q, --quiet', 'say nothing of what could not be read')
    .action((inputs: string[], { config, ...flags }: CollectFlags) => {
      done({ command: 'collect', options: { ...flags, inputs, config: configOf(config) } })
    })
}

type CollectFlags = Omit<CollectOptions, 'inputs' | 'config'> & { readonly config?: string | boolean }
