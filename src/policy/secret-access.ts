// Reading a secret, judged side by side: the reader's own policies, the secret's policy, and the key that encrypts it, each
// as AWS asks it. https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html

import type { JsonValue } from '../base/json-value.ts'
import type { DescribedKey, DescribedSecret } from '../model/described-secret.ts'
import type { Account, HeldPolicy, Identity } from '../model/inventory.ts'
import { type Known, known } from '../model/known.ts'
import { compilePolicies } from './compile.ts'
import type { Decision } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { capsOf, listOf } from './hop-sides.ts'
import { openContext } from './open-context.ts'
import type { Policies } from './policies.ts'
import { evaluable, policyEntry } from './policy-entry.ts'

export interface SecretAccess {
  /** The reader's own policies, if the secret's left it to them. */
  readonly own: Decision
  /** Both sides together. */
  readonly both: Known<Decision>
  /** `kms:Decrypt` by way of the secret: the key's policy for a reader that may do everything. */
  readonly key: Known<Decision>
  /** The reader's own policies about that key. */
  readonly ownKey: Known<Decision>
}

const read = 'secretsmanager:GetSecretValue'

export function judgeSecretAccess(
  reader: Identity,
  account: Account | undefined,
  secret: DescribedSecret,
  key: Known<DescribedKey>,
): SecretAccess {
  const own: Policies = { identity: listOf(reader.permissions), ...capsOf(reader, account) }
  const ask = (policies: Policies, action: string, resource: string, context = {}) => {
    const compiled = compilePolicies(policies)
    return evaluate(
      { principal: reader.arn, action, resource, context: openContext(compiled, context) },
      compiled,
    )
  }
  const delegating = delegatingTo(reader.account)
  const through = { 'kms:ViaService': `secretsmanager.${secret.region}.amazonaws.com` }
  return {
    own: ask({ ...own, resource: delegating }, read, secret.arn),
    both: chain(secret.policy, policy =>
      known(ask({ ...own, ...(policy && { resource: policyEntry(policy) }) }, read, secret.arn)),
    ),
    key: chain(key, ({ arn, policy }) =>
      chain(policy, held =>
        known(ask({ identity: [everything], resource: policyEntry(held) }, 'kms:Decrypt', arn, through)),
      ),
    ),
    ownKey: chain(key, ({ arn }) =>
      known(ask({ ...own, resource: delegating }, 'kms:Decrypt', arn, through)),
    ),
  }
}

function chain<T, R>(fact: Known<T>, then: (value: T) => Known<R>): Known<R> {
  return fact.state === 'known' ? then(fact.value) : fact
}

/** Whether the policy of a secret lets a principal, whose own policies allow everything, do something with it. */
export function askAs(
  { document, policy }: HeldPolicy,
  secret: DescribedSecret,
  action: string,
  principal: string,
): Decision {
  const compiled = compilePolicies({
    identity: [everything],
    resource: evaluable(policy.root, document.path),
  })
  return evaluate({ principal, action, resource: secret.arn, context: openContext(compiled, {}) }, compiled)
}

const everything: JsonValue = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
}

/** A policy of the resource that leaves it to the account. */
function delegatingTo(account: string): JsonValue {
  return {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: '*', Resource: '*' },
  }
}
