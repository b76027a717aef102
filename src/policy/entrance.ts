// One Allow statement of a trust policy together with all its Denies: who gets in by this way, and with what.

import { isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { effectOf, type Policy, type Statement, statementsOf } from '../model/policy.ts'
import { derivedKeys } from './derived-keys.ts'
import type { Search } from './find-request.ts'
import type { Request } from './request.ts'
import { type Approach, askTrust, type TrustSide } from './trust-side.ts'

export interface Entrance {
  /** Whether some such request gets in by this way. */
  search(approach: Approach): Search
  /**
   * A request that gets in with nothing but what `brings` says of keys, in lower case. Every other key is absent, or
   * has a value that nobody agreed on; addresses are some address. Undefined when none is found.
   */
  plainCall(principal: string, brings: (key: string) => boolean): Request | undefined
}

/** For trust policies of roles that nobody named; the account is in no policy. */
export const roleOfNobody = 'arn:aws:iam::999988886666:role/role'

/** What nobody agreed on. */
const strange = 'rdsaudit-strange-value'

/** An address of documentation, by which nobody is known. https://www.rfc-editor.org/rfc/rfc5737 */
const someAddress = '198.51.100.77'

/** Combinations of absent and strange keys that are tried. */
const mostTries = 128

export interface EntranceOptions {
  readonly roleArn?: string | undefined
  /** The Denies that count; all of the policy's, when left out. */
  readonly denies?: readonly JsonValue[]
  /** The policy itself, to be asked, where the statement and the Denies are all of it. */
  readonly whole?: TrustSide | undefined
}

/** The statement is one of the policy's. */
export function entranceBy(
  policy: Policy,
  statement: Statement,
  { roleArn = roleOfNobody, denies = deniesOf(policy).map(({ raw }) => raw), whole }: EntranceOptions = {},
): Entrance {
  const statements = [statement.raw, ...denies]
  const side = whole ?? askTrust(policyOf(policy, statements), roleArn)
  return {
    search: side.search,
    plainCall(principal, brings) {
      const others = keysOf(statements).filter(key => !brings(key))
      for (let number = 0; number < Math.min(2 ** others.length, mostTries); number++) {
        const isStrange = (_: string, index: number) => Math.floor(number / 2 ** index) % 2 === 1
        const context = Object.fromEntries(others.filter(isStrange).map(key => [key, strangeValue(key)]))
        const search = side.search({ principal, without: others, context })
        if (search.answer === 'yes') return search.witness
      }
      return undefined
    },
  }
}

/** In the language of the policy. */
function policyOf({ root }: Policy, statements: readonly JsonValue[]): JsonObject {
  const version = memberOf(root, 'Version')
  return { ...(version !== undefined && { Version: version }), Statement: statements }
}

/** The Deny statements of a policy, in order. */
export function deniesOf(policy: Policy): readonly Statement[] {
  return statementsOf(policy).filter(one => effectOf(one) === 'Deny')
}

function strangeValue(key: string): string {
  if (key === 'aws:multifactorauthpresent') return 'false'
  return key === 'aws:sourceip' || key === 'aws:vpcsourceip' ? someAddress : strange
}

/** The keys that conditions ask about, in lower case, but those that follow from who calls. */
function keysOf(statements: readonly JsonValue[]): readonly string[] {
  const keys = new Set<string>()
  for (const statement of statements) {
    const condition = isObject(statement) ? memberOf(statement, 'Condition') : undefined
    if (!isObject(condition)) continue
    for (const block of Object.values(condition)) {
      if (isObject(block)) for (const key of Object.keys(block)) keys.add(key.toLowerCase())
    }
  }
  return [...keys].filter(key => !derivedKeys.has(key))
}
