// Conditions on keys that no login carries, so that it is settled beforehand whether they are met; and statements that
// deny every login they are about.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html

import { childPointer } from '../base/json-pointer.ts'
import { isObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { parseArn } from '../model/arn.ts'
import type { Statement } from '../model/policy.ts'
import { compilePolicies } from './compile.ts'
import type { Decision } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { openContext, unknownPerson } from './open-context.ts'
import { isListed, keySupportOf } from './unsupported-keys.ts'

/** One key below one operator, of which AWS never has a value in a login. */
export interface SettledCondition {
  readonly key: string
  readonly operator: string
  /** JSON pointer of the key's values. */
  readonly pointer: string
  /** Whether it is met, as it always or never is. */
  readonly met: boolean
}

const anyLogin = 'arn:aws:rds-db:eu-west-1:999988887777:dbuser:db-QJ7ZK2XWVN/zq_decoy_1'

/** The conditions of a statement that are settled for every `rds-db:connect`. */
export function settledConditions({ raw, pointer }: Statement): readonly SettledCondition[] {
  const absent = keySupportOf('rds-db:connect')?.absent ?? []
  const at = childPointer(pointer, 'Condition')
  return conditionsIn(memberOf(raw, 'Condition')).flatMap(({ operator, key, values }) => {
    if (!isListed(key.toLowerCase(), absent)) return []
    const alone = {
      Effect: 'Allow',
      Action: 'rds-db:connect',
      Resource: '*',
      Condition: { [operator]: { [key]: values } },
    }
    const { decision } = decideBy([alone], anyLogin)
    return [
      { operator, key, pointer: childPointer(childPointer(at, operator), key), met: decision === 'allowed' },
    ]
  })
}

/** Whether a Deny statement by itself refuses a login, whatever is not known of the request. */
export function deniesLogin({ raw }: Statement, dbUserArn: string): boolean {
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
  return decideBy([everything, raw], dbUserArn).decision === 'explicitDeny'
}

function decideBy(statements: readonly JsonValue[], dbUserArn: string): Decision {
  const policies = compilePolicies({
    identity: [{ Version: '2012-10-17', Statement: [...statements] }],
  })
  const principal = `arn:aws:iam::${parseArn(dbUserArn)?.account}:role/role`
  const context = { ...openContext(policies, {}), ...unknownPerson }
  return evaluate({ principal, action: 'rds-db:connect', resource: dbUserArn, context }, policies)
}

interface WrittenCondition {
  readonly operator: string
  readonly key: string
  readonly values: JsonValue
}

function conditionsIn(block: JsonValue | undefined): readonly WrittenCondition[] {
  if (!isObject(block)) return []
  return Object.entries(block).flatMap(([operator, keys]) =>
    isObject(keys) ? Object.entries(keys).map(([key, values]) => ({ operator, key, values })) : [],
  )
}
