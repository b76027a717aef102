// Why no statement allows a request: every Allow statement with all clauses that it fails in.

import type { CompiledSlot } from './compile.ts'
import type { FailedClause } from './decision.ts'
import { failedClauses } from './explain/clauses.ts'
import { prepareRequest } from './prepare-request.ts'
import type { Request } from './request.ts'

/** An Allow statement that does not allow the request. */
export interface FailingAllow {
  /** Which policy of those given, from 0. */
  readonly policy: number
  /** Position in `Statement`, from 0. */
  readonly statement: number
  /** All of them, also where there are several; never empty. */
  readonly failed: readonly FailedClause[]
}

/** In the order of the policies. A statement that may or may not allow the request is among them. */
export function failingAllows(slot: CompiledSlot, request: Request): readonly FailingAllow[] {
  const prepared = prepareRequest(request, false)
  return slot.policies.flatMap(({ place, statements }) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .map(statement => ({
        policy: place.policy,
        statement: statement.index,
        failed: failedClauses(statement, prepared),
      }))
      .filter(({ failed }) => failed.length > 0),
  )
}
