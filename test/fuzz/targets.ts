// All that is fuzzed, by name.

import type { Target } from './define-target.ts'
import { aws, closeServers } from './targets/aws.ts'
import { commands } from './targets/commands.ts'
import { documents } from './targets/documents.ts'
import { meanings } from './targets/meanings.ts'

export const targets: Readonly<Record<string, Target>> = { ...documents, ...meanings, ...commands, ...aws }

/** Ends what cases left open for the next ones. */
export const closeTargets: () => Promise<void> = closeServers
