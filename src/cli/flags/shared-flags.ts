// Flags that several commands share, and how their values are read.

import { type Command, InvalidArgumentError, Option } from 'commander'
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

/** `-f FORMAT[=FILE]`, repeated. */
export function formatsOf<Format extends string>(known: readonly Format[]) {
  type Choice = { readonly format: Format; readonly file?: string }
  return (value: string, before: readonly Choice[]): readonly Choice[] => {
    const equals = value.indexOf('=')
    const name = equals < 0 ? value : value.slice(0, equals)
    const format = known.find(one => one === name)
    if (!format)
      throw new InvalidArgumentError(`there is no format "${name}"; there are ${known.join(', ')}.`)
    if (equals < 0) return [...before, { format }]
    const file = value.slice(equals + 1)
    if (file === '') throw new InvalidArgumentError('a file name is expected after "=".')
    return [...before, { format, file }]
  }
}

/** `500ms`, `10s` or `2m`; a bare number is seconds. In milliseconds. */
export function readDuration(text: string): number {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? []
  const ms = Math.round(Number(number) * ({ ms: 1, s: 1000, m: 60_000 }[unit] ?? Number.NaN))
  // Timers of Node take no more than 31 bits.
  if (ms >= 1 && ms < 2 ** 31) return ms
  throw new InvalidArgumentError('a duration such as 500ms, 30s or 2m is expected.')
}
