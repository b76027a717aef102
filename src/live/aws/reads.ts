// All reads of one caller, put together of those of each service.

import type { Clients } from './clients.ts'
import { ec2Reads } from './ec2.ts'
import { iamReads } from './iam.ts'
import { keyReads } from './kms.ts'
import { organizationReads } from './organizations.ts'
import type { AwsReads } from './ports.ts'
import type { Ask } from './question.ts'
import { rdsReads } from './rds.ts'
import { secretReads } from './secrets.ts'

/** What every read is made of. */
export interface ReadTools {
  readonly ask: Ask
  readonly clients: Clients
  /** The region for services that are the same in all of them. */
  home(): Promise<string>
}

/** Loads no client yet. */
export function makeReads(tools: ReadTools): AwsReads {
  return {
    ...iamReads(tools),
    ...rdsReads(tools),
    ...ec2Reads(tools),
    ...organizationReads(tools),
    ...secretReads(tools),
    ...keyReads(tools),
  }
}
