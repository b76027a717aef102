// A link of one hop with its files, for tests of rules about links: everything in order unless told otherwise.

import type { JsonValue } from '../../src/base/json-value.ts'

export const tool = 'arn:aws:iam::111122223333:role/tool'
export const db = 'arn:aws:iam::444455556666:role/db'
export const userArn = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app'
export const sentId = 'orders-0b9f2a5e'

type Statements = readonly object[]

export interface LinkFiles {
  /** Statements of the caller's policy; no file when undefined is given. */
  readonly caller?: Statements | undefined
  readonly trust?: Statements | undefined
  /** Statements of the role's permissions; no file, and no database, unless given. */
  readonly connect?: Statements
  readonly boundary?: { readonly of: 'caller' | 'target'; readonly allows: Statements }
  /** Statements by level of the caller's or the role's account. */
  readonly scps?: { readonly of: 'caller' | 'target'; readonly levels: readonly Statements[] }
  readonly rcps?: readonly Statements[]
  readonly from?: string
  readonly to?: string
  readonly externalId?: string
  readonly sessionTags?: Readonly<Record<string, string>>
  readonly sessionSeconds?: number
  /** The trust policy stands in a reply of `get-role` with this `MaxSessionDuration`. */
  readonly maxSession?: JsonValue
  /** By account id. */
  readonly accounts?: Readonly<Record<string, object>>
  readonly resourceId?: string
}

export const mayAssume = (resource: string | readonly string[] = db, more: object = {}) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Resource: resource,
  ...more,
})

export const trusts = (principal: string | readonly string[] = tool, more: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: principal },
  Action: 'sts:AssumeRole',
  ...more,
})

export const mayConnect = (resource: string | readonly string[] = userArn, more: object = {}) => ({
  Effect: 'Allow',
  Action: 'rds-db:connect',
  Resource: resource,
  ...more,
})

/** Files and configuration of an example. */
export function linkFiles(told: LinkFiles = {}): {
  readonly files: Readonly<Record<string, JsonValue>>
  readonly config: JsonValue
} {
  const { connect, boundary, scps, rcps = [], from = tool, to = db } = told
  const callers = 'caller' in told ? told.caller : [mayAssume(to)]
  const trust = 'trust' in told ? told.trust : [trusts(from)]
  const levels = (scps?.levels ?? []).map((_, index) => `scp-${index}.json`)
  const own = (side: 'caller' | 'target') => ({ ...(boundary?.of === side && { boundary: 'boundary.json' }) })
  const contentOf = (path: string, policy: object) =>
    path === 'trust.json' && told.maxSession !== undefined
      ? { Role: { Arn: to, MaxSessionDuration: told.maxSession, AssumeRolePolicyDocument: policy } }
      : policy
  const accountOf = (arn: string) => arn.split(':')[4] as string
  const accounts: Record<string, object> = { ...told.accounts }
  const add = (account: string, what: object) => {
    accounts[account] = { ...accounts[account], ...what }
  }
  if (scps) add(accountOf(scps.of === 'caller' ? from : to), { scps: levels })
  if (rcps.length > 0) add(accountOf(to), { rcps: rcps.map((_, index) => `rcp-${index}.json`) })
  const named: readonly (readonly [string, Statements | undefined])[] = [
    ['caller.json', callers],
    ['trust.json', trust],
    ['connect.json', connect],
    ['boundary.json', boundary?.allows],
    ...(scps?.levels ?? []).map((level, index) => [`scp-${index}.json`, level] as const),
    ...rcps.map((level, index) => [`rcp-${index}.json`, level] as const),
  ]
  const written = named.flatMap(([path, statements]) =>
    statements ? [[path, contentOf(path, { Version: '2012-10-17', Statement: statements })] as const] : [],
  )
  const link = {
    name: 'orders',
    caller: {
      [from.includes(':user/') ? 'user' : 'role']: from,
      ...(callers && { policies: ['caller.json'] }),
      ...own('caller'),
    },
    target: {
      role: to,
      ...(trust && { trust: 'trust.json' }),
      ...(connect && { policies: ['connect.json'] }),
      ...own('target'),
      ...(told.sessionTags && { sessionTags: told.sessionTags }),
      ...(told.sessionSeconds !== undefined && { sessionSeconds: told.sessionSeconds }),
    },
    ...(told.externalId !== undefined && { externalId: told.externalId }),
    ...(connect && {
      database: { region: 'us-east-1', resourceId: told.resourceId ?? 'db-ABCDEFGHIJKL01234', user: 'app' },
    }),
  }
  return {
    files: Object.fromEntries(written) as unknown as Readonly<Record<string, JsonValue>>,
    config: { accounts, links: [link] } as unknown as JsonValue,
  }
}
