// What the exit code says. The same for every output format.

import type { Interruption } from './world.ts'

export const exitCodes = {
  /** Nothing at or above the `--fail-on` level. */
  clean: 0,
  /** At least one finding at or above it. */
  found: 1,
  /** Bad flags, bad configuration, an input that does not exist, nothing to check. */
  usage: 2,
  /** Could not finish: an output file that cannot be written, or an error of ours. */
  unfinished: 3,
  /** Ctrl-C and SIGTERM: what shells report for a process that a signal ended. Most commands have no handler to delay it. */
  interrupted: 130,
  terminated: 143,
  hungUp: 129,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Of a command that a signal ended before its work was done. */
export function exitCodeOfSignal(signal: Interruption): ExitCode {
  return { SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated, SIGHUP: exitCodes.hungUp }[signal]
}
