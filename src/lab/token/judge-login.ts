// Whether a token lets its signer in as a database user: the token itself, then `rds-db:connect` for whoever signed it.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html

import { decide } from '../authorization.ts'
import type { LabEndpoint } from '../endpoints.ts'
import type { Estate } from '../estate.ts'
import type { KeyRing } from '../key-ring.ts'
import { type TokenFault, verifyToken } from './verify-token.ts'

export type LoginFault = TokenFault | 'not-permitted' | 'throttled'

export type LoginVerdict =
  | { readonly ok: true; readonly principal: string }
  | { readonly ok: false; readonly fault: LoginFault; readonly principal?: string }

export interface LoginJudge {
  judge(endpoint: LabEndpoint, user: string, token: string): LoginVerdict
}

export function makeLoginJudge(estate: Estate, keyRing: KeyRing, now: () => number): LoginJudge {
  return {
    judge: (endpoint, user, token) => {
      const verdict = verifyToken(token, { ...endpoint, user }, keyRing, now())
      if (!verdict.ok) return verdict
      if (endpoint.throttled) return { ok: false, fault: 'throttled' }
      const { identity } = verdict
      const { region, account, resourceId } = endpoint
      const resource = `arn:aws:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`
      const { decision } = decide(identity, { action: 'rds-db:connect', resource }, estate, now())
      const principal = identity.arn
      return decision === 'allowed'
        ? { ok: true, principal }
        : { ok: false, fault: 'not-permitted', principal }
    },
  }
}
