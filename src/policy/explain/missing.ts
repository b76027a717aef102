// Which allows a request lacks.

import { resourceMustAllow } from '../combine/applicable.ts'
import type { Verdict } from '../combine/combine.ts'
import type { MissingAllow } from '../decision.ts'
import type { PreparedRequest } from '../prepare-request.ts'
import { isAccountPrincipal } from '../read-principal.ts'
import { no, type Ternary, yes } from '../ternary.ts'

/** Every slot whose allow would be needed and is not certain; none when the request is allowed or AWS refuses the call. */
export function explainMissing(verdict: Verdict, request: PreparedRequest): readonly MissingAllow[] {
  if (verdict.allow === yes || verdict.rule !== undefined) return []
  const missing: MissingAllow[] = []
  const check = (slot: MissingAllow['slot'], allow: Ternary, level?: number) => {
    if (allow === yes) return
    missing.push({ slot, ...(level !== undefined && { level }), state: allow === no ? 'no' : 'unknown' })
  }
  const ownAccount = isAccountPrincipal(request.principal)
  if (ownAccount) check('identity', verdict.identity.allow)
  if (!ownAccount || !request.sameAccount || resourceMustAllow(request))
    check('resource', verdict.resource.allow)
  check('boundary', verdict.boundary.allow)
  for (const [level, scp] of verdict.scp.entries()) check('scp', scp.allow, level)
  check('session', verdict.session.allow)
  return missing
}
