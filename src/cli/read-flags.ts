// Values of flags: those that may come several times, formats with their files, and which configuration.

import { InvalidArgumentError } from 'commander'
import { type CheckOptions, checkFormats, type FormatChoice } from './options.ts'

/** `--no-config` gives false, `--config FILE` a string, neither gives true. */
export function configOf(value: string | boolean | undefined): CheckOptions['config'] {
  return typeof value === 'string' ? { file: value } : value === false ? 'none' : 'search'
}

export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

