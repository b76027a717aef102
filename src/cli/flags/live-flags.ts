// The flags of commands that read AWS: whose credentials, where, and for how long.

import { type Command, Option } from 'commander'
import { collect, readDuration } from './shared-flags.ts'

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
