// Tokens that are not for this database, whoever signed them.

import { isRdsName, regionOfHost } from '../../model/rds-host.ts'
import { type Case, fromDocument, fromLink, said, signingAccount } from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import { changeLink, fix } from '../fixes.ts'

const base = { step: 'token', side: 'link' } as const
const refused = [
  /PAM authentication failed/i,
  /IAM authentication failed/i,
  /Access denied for user .*using password: YES/i,
]

export const tokenCauses: readonly Cause[] = [
  {
    ...base,
    id: 'wrong-region',
    title: 'the link names another region than that of the database',
    says: refused,
    apart: 'the region in the name of the endpoint, or the one that RDS tells',
    judge({ link, e, tokenRefused }) {
      const { host, region } = link.database
      const right = regionOfHost(host) ?? e.database?.region
      if (right === undefined)
        return tokenRefused && e.loginRefusal ? possible(30, said(e.loginRefusal)) : undefined
      if (right === region)
        return tokenRefused ? ruledOut(fromLink(`the endpoint is in ${right}`)) : undefined
      return is(fromLink(`the link says ${region}, and ${host} is in ${right}`), {
        message: `the link names ${region}, and the database is in ${right}`,
        fix: changeLink(link, 'region', 'region', right),
      })
    },
  },
  {
    ...base,
    id: 'signed-by-wrong-account',
    title: 'the token is signed in another account than that of the database',
    says: refused,
    apart: 'the account of whoever signs against the account in which RDS knows the endpoint',
    judge: judgeAccount,
  },
  {
    ...base,
    id: 'session-ends-soon',
    side: 'caller',
    title: 'the session that signs the token ends before the token does',
    says: refused,
    apart: 'the expiry that STS told with the session',
    judge({ e }) {
      if (e.token === undefined) return undefined
      const minutes = (e.token.expiresAt.getTime() - e.token.signedAt.getTime()) / 60_000
      if (minutes > 5) return undefined
      return is(fromDocument(`the session ends at ${e.token.expiresAt.toISOString()}`), {
        gravity: minutes > 0 ? 'warning' : 'failure',
        fix: fix('caller', 'Get a new session before signing'),
      })
    },
  },
]

function judgeAccount(c: Case): Verdict | undefined {
  const { database, databaseRefusal, loginRefusal } = c.e
  const account = signingAccount(c)
  const { host, region } = c.link.database
  if (account === undefined) return undefined
  const repair = {
    fix: fix('link', 'Have the link assume a role in the account of the database', {
      text: 'rds-db:connect works for databases of its own account only; no policy of the database can let others in.',
      copy: '"target": { "role": "arn:aws:iam::<account of the database>:role/<role>" }',
    }),
  }
  if (database) {
    if (database.account === account)
      return c.tokenRefused
        ? ruledOut(fromDocument(`the database is in ${account}`, database.arn))
        : undefined
    return is(fromDocument(`the database is in ${database.account}`, database.arn), {
      message: `the token is signed in ${account}, and the database is in ${database.account}`,
      ...repair,
    })
  }
  const absent =
    databaseRefusal?.kind === 'notFound' &&
    c.e.readers === undefined &&
    isRdsName(host) &&
    regionOfHost(host) === region &&
    c.e.signer !== undefined
  if (absent && databaseRefusal) {
    return is(said(databaseRefusal, 'database-described'), {
      message: `the token is signed in ${account}, and RDS knows no such endpoint there`,
      ...repair,
    })
  }
  if (!c.tokenRefused || loginRefusal === undefined) return undefined
  return possible(c.link.hops.length === 0 ? 60 : 20, said(loginRefusal), repair)
}
