// A login token: the presigned `rds-db` request `HOST:PORT/?Action=connect&DBUser=USER&…`, checked in full.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html

import type { Identity, KeyRing } from '../key-ring.ts'
import { canonicalQuery, isSignedBy, parseScope, parseTimestamp, sha256 } from '../signing.ts'

/** The endpoint that the token was sent to, and the user of the login. */
export interface TokenTarget {
  readonly host: string
  readonly port: number
  readonly region: string
  readonly user: string
}

export type TokenFault =
  | 'not-a-token'
  | 'wrong-service'
  | 'wrong-host'
  | 'wrong-region'
  | 'wrong-user'
  | 'bad-date'
  | 'bad-lifetime'
  | 'not-yet-valid'
  | 'expired'
  | 'unknown-key'
  | 'credentials-expired'
  | 'wrong-session-token'
  | 'wrong-signature'

export type TokenVerdict =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly fault: TokenFault }

/** "An authentication token is valid for 15 minutes." */
const longestLifeSeconds = 900
const maxSkewMs = 300_000

/** Whether the token is a right one for the target, and whose. `now` in milliseconds since 1970. */
export function verifyToken(token: string, target: TokenTarget, keyRing: KeyRing, now: number): TokenVerdict {
  const parsed = parse(token)
  if (!parsed) return refuse('not-a-token')
  const { host, query } = parsed
  const scope = parseScope(query.get('X-Amz-Credential') ?? '')
  if (scope?.service !== 'rds-db') return refuse('wrong-service')
  if (scope.region !== target.region) return refuse('wrong-region')
  if (host.toLowerCase() !== `${target.host}:${target.port}`.toLowerCase()) return refuse('wrong-host')
  if (query.get('DBUser') !== target.user) return refuse('wrong-user')
  const timestamp = query.get('X-Amz-Date') ?? ''
  const timeFault = faultOfTime(timestamp, scope.date, Number(query.get('X-Amz-Expires')), now)
  if (timeFault) return refuse(timeFault)
  const key = keyRing.find(scope.keyId)
  if (!key?.active) return refuse('unknown-key')
  if (key.expiresAt !== undefined && now > key.expiresAt) return refuse('credentials-expired')
  if ((query.get('X-Amz-Security-Token') ?? undefined) !== key.sessionToken)
    return refuse('wrong-session-token')
  const signed = [...query].filter(([name]) => name !== 'X-Amz-Signature')
  const request = ['GET', '/', canonicalQuery(signed), `host:${host}`, '', 'host', sha256('')].join('\n')
  return isSignedBy(key.secret, scope, timestamp, request, query.get('X-Amz-Signature') ?? '')
    ? { ok: true, identity: key.identity }
    : refuse('wrong-signature')
}

function refuse(fault: TokenFault): TokenVerdict {
  return { ok: false, fault }
}

/** The token is a URL without its scheme; with it, RDS takes it for a password. */
function parse(token: string): { readonly host: string; readonly query: URLSearchParams } | undefined {
  const slash = token.indexOf('/?')
  if (slash < 0 || token.includes('://')) return undefined
  const query = new URLSearchParams(token.slice(slash + 2))
  const isConnect = query.get('X-Amz-Algorithm') === 'AWS4-HMAC-SHA256' && query.get('Action') === 'connect'
  return isConnect ? { host: token.slice(0, slash), query } : undefined
}

function faultOfTime(
  timestamp: string,
  date: string,
  lifeSeconds: number,
  now: number,
): TokenFault | undefined {
  const at = parseTimestamp(timestamp)
  if (at === undefined || !timestamp.startsWith(date)) return 'bad-date'
  if (!(lifeSeconds > 0 && lifeSeconds <= longestLifeSeconds)) return 'bad-lifetime'
  if (now < at - maxSkewMs) return 'not-yet-valid'
  return now > at + lifeSeconds * 1000 ? 'expired' : undefined
}
