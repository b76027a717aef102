// Flags that several commands share, and how their values are read.

import { type Command, Option } from 'commander'
import type { CheckOptions } from '../options.ts'

export function addShared(command: Command): Command {
  command
    .option('--config <file>', 'the configuration file')
    .option('--no-config', 'read no configuration file')
  return addLook(command)
    .option('-q, --quiet', 'print findings only')
    .option('-v, --verbose', 'print what was skipped or undecided too')
}

export function addLook(command: Command): Command {
  return command
    .addOption(
      new Option('--color <when>', 'auto, always or never')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(
      new Option('--links <when>', 'clickable rule names')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .option('--ascii', 'no characters beyond ASCII')
}

/** `--no-config` gives false, `--config FILE` a string, neither gives true. */
export function configOf(value: string | boolean | undefined): CheckOptions['config'] {
  return typeof value === 'string' ? { file: value } : value === false ? 'none' : 'search'
}

/** Of a flag that may be repeated. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}
