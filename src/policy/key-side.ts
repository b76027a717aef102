// A key of KMS and who would decrypt with it. Nobody may without the key's own policy, which either names them, or leaves
// it to the policies of its account. https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html

import type { JsonObject } from '../base/json-value.ts'
import { parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import { compilePolicies } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { openContext } from './open-context.ts'
import type { PolicyList } from './policies.ts'
import { policyEntry } from './policy-entry.ts'

/** Why an identity cannot decrypt: its own policies do not say so, or the key's lets neither it nor its account in. */
export type DecryptFault = 'identity' | 'key'

const everything: PolicyList = [
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
]

/** Undefined where it may, or might. `via` is the service that calls for it: `secretsmanager.eu-west-1.amazonaws.com`. */
export function decryptFault(
  { arn, permissions, boundary }: Identity,
  key: { readonly arn: string; readonly policy: JsonObject },
  via: string,
): DecryptFault | undefined {
  const account = parseArn(arn)?.account ?? ''
  const mayWith = (identity: PolicyList, caps: readonly HeldPolicy[]) => {
    const policies = compilePolicies({
      identity,
      resource: key.policy,
      ...(caps.length > 0 && { boundary: caps.map(policyEntry) }),
    })
    const context = openContext(policies, { 'kms:ViaService': via, 'kms:CallerAccount': account })
    const request = { principal: arn, action: 'kms:Decrypt', resource: key.arn, context }
    return evaluate(request, policies).outcomes.includes('allowed')
  }
  if (mayWith(permissions.items.map(policyEntry), boundary.items)) return undefined
  return mayWith(everything, []) ? 'identity' : 'key'
}
