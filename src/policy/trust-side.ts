// A role's trust policy asked by itself: who gets in, through which statement, with which request.

import type { JsonValue } from '../base/json-value.ts'
import { type CompiledPolicies, compilePolicies, withResource } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { findAllowed, type Search } from './find-request.ts'
import { evaluable } from './policy-entry.ts'
import type { Request } from './request.ts'

/** A request to look for: by whom, and what it must or must not carry. */
export interface Approach {
  /** As `Request.principal`. */
  readonly principal: string
  /** `sts:AssumeRole` when left out. */
  readonly action?: string
  /** Keys that the request lacks. */
  readonly without?: readonly string[]
  readonly context?: NonNullable<Request['context']>
}

export interface TrustSide {
  /** Whether some such request passes the trust policy, the caller's own side allowing everything. */
  search(approach: Approach): Search
  /** Positions in `Statement` of the Allow statements that let a request in. */
  admittedBy(request: Request): readonly number[]
}

const everything: JsonValue = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
}

let anybody: CompiledPolicies | undefined

/** The policies of somebody whose own side allows everything. */
function policiesOfAnybody(): CompiledPolicies {
  anybody ??= compilePolicies({ identity: [everything], session: [everything] })
  return anybody
}

/** `roleArn` is the role's; any ARN of a role will do where it is not known. */
export function askTrust(trust: JsonValue, roleArn: string): TrustSide {
  // Many a side is made and never asked.
  let compiled: CompiledPolicies | undefined
  const policies = () => {
    compiled ??= withResource(policiesOfAnybody(), evaluable(trust, 'the trust policy'))
    return compiled
  }
  // Several rules begin with the same question.
  const known = new Map<string, Search>()
  return {
    search(approach) {
      const { principal, action = 'sts:AssumeRole', without = [], context = {} } = approach
      // Where nothing is asked of a request but who makes it, it does not matter what else it lacks.
      const lacks = policies().resource.asking.length === 0 ? [] : without
      const question = JSON.stringify([principal, action, lacks, context])
      const before = known.get(question)
      if (before) return before
      const found = findAllowed({ principal, action, resource: roleArn, context }, policies(), without)
      known.set(question, found)
      return found
    },
    admittedBy: request =>
      evaluate(request, policies())
        .reasons.filter(
          ({ slot, effect, decides, matched }) =>
            slot === 'resource' && effect === 'Allow' && decides && matched === 'yes',
        )
        .map(({ statement }) => statement),
  }
}
