// The flags of commands that read AWS: whose credentials, where, and for how long.

import { type Command, InvalidArgumentError, Option } from 'commander'

/** With which credentials AWS is read. */
export interface LiveOptions {
  /** Of the shared AWS files; the caller's side. */
  readonly profile?: string
  /** For other accounts. */
  readonly targetProfile: readonly string[]
  /** A name with its path, or an ARN. */
  readonly auditRole: readonly string[]
  /** Names an environment variable: an external id is not for command lines. */
  readonly auditExternalIdEnv?: string
  readonly region: readonly string[]
  /** Milliseconds for each call. */
  readonly timeout: number
}

const usualTimeoutMs = 15_000

export function addLiveFlags(command: Command): Command {
  return command
    .option('--profile <name>', "AWS profile of the caller's side (default: the SDK's usual sources)")
    .addOption(
      new Option('--target-profile <name>', 'AWS profile that reads another account; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--audit-role <role>', 'a role to assume for reading: a name, in every account, or an ARN')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--audit-external-id-env <name>', 'the environment variable with the external id of --audit-role')
    .addOption(
      new Option('--region <region>', 'read databases of this region too; repeatable')
        .argParser(collect)
        .default([], 'those of the links'),
    )
    .addOption(
      new Option('--timeout <duration>', 'how long a call to AWS may take, such as 500ms or 30s')
        .argParser(readDuration)
        .default(usualTimeoutMs, '15s'),
    )
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

function readDuration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text)
  const ms = match && Number(match[1]) * { ms: 1, s: 1000, m: 60_000 }[match[2] as 'ms' | 's' | 'm']
  // Timers of Node take no more than 31 bits.
  if (ms && ms >= 1 && ms < 2 ** 31) return Math.round(ms)
  throw new InvalidArgumentError('a duration such as 500ms, 30s or 2m is expected.')
}
