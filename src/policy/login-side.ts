// A login as a database user, judged by the policies of the identity that signs the token. There is no other side: RDS
// has no resource policies for logins.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html

import type { Account, Identity } from '../model/inventory.ts'
import { compilePolicies } from './compile.ts'
import type { Decision } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { capsOf, listOf } from './hop-sides.ts'
import { openContext } from './open-context.ts'

/** Judges `rds-db:connect` by the identity on one database user's ARN. */
export function judgeLogin(signer: Identity, dbUserArn: string, account: Account | undefined): Decision {
  const policies = compilePolicies({ identity: listOf(signer.permissions), ...capsOf(signer, account) })
  const context = openContext(policies, {})
  return evaluate({ principal: signer.arn, action: 'rds-db:connect', resource: dbUserArn, context }, policies)
}
