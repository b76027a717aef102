// The user inside the database, and the database it wants.

import { closest } from '../../base/closest.ts'
import { type Case, fromFingerprint, said } from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import type { Fix } from '../diagnosis.ts'
import { changeLink, fix, letTakeTokens, makeUser, quotedName } from '../fixes.ts'

const base = { step: 'user', side: 'database' } as const
const passwordText = [/password authentication failed for user/i, /Access denied for user/i]
const tokenText = [
  /PAM authentication failed/i,
  /IAM authentication failed/i,
  /Access denied for user .*using password: YES/i,
]

export const userCauses: readonly Cause[] = [
  {
    ...base,
    id: 'user-missing',
    title: 'the database has no such user',
    says: passwordText,
    apart:
      'the server asks for a password instead of a token; whether a user is there, no server tells a stranger',
    judge: c => judgePasswordLine(c, 55, makeUser(c)),
  },
  {
    ...base,
    id: 'user-not-iam',
    title: 'the database user logs in with a password, not with a token',
    says: passwordText,
    apart: 'the server asks for a password instead of a token; on MySQL the plugin that it asks with',
    judge: c => judgePasswordLine(c, 55, letTakeTokens(c)),
  },
  {
    ...base,
    id: 'password-user-in-rds-iam',
    title: 'the user was meant to log in with its password, and became one for tokens',
    says: tokenText,
    apart: 'the server asks this user for a token, and no policy grants anybody to log in as it',
    judge: judgeMisplaced,
  },
  {
    ...base,
    id: 'logins-throttled',
    side: 'target',
    title: 'the host of the database, or IAM, is overloaded and refuses good tokens',
    says: tokenText,
    apart:
      'everything else is ruled out; iam-db-auth-error.log and the metrics IamDbAuthConnection… of CloudWatch tell',
    judge: judgeLoad,
  },
  {
    ...base,
    id: 'user-may-not-log-in',
    title: 'the database user is a role without LOGIN',
    says: [/is not permitted to log in/i],
    apart: 'PostgreSQL says it in these words, after it took the token',
    judge: c =>
      whenSaid(c, /is not permitted to log in/, {
        fix: fix('database', 'Run as the master user', {
          copy: `ALTER ROLE ${quotedName(c.link.database.user)} LOGIN;`,
        }),
      }),
  },
  {
    ...base,
    id: 'database-missing',
    side: 'link',
    title: 'the server has no database of that name',
    says: [/database ".*" does not exist/i, /Unknown database/i, /\b3D000\b|\bER_BAD_DB_ERROR\b/],
    apart: 'the server says it in these words, after it took the token',
    judge: c => {
      const repair = { fix: changeLink(c.link, 'database', 'name', '<a database of the server>') }
      return whenSaid(c, absent, repair) ?? whenUnclear(c, repair)
    },
  },
  {
    ...base,
    id: 'database-not-granted',
    title: 'the user may not use the database',
    says: [
      /permission denied for database/i,
      /Access denied for user .* to database/i,
      /\b42501\b|ER_DBACCESS_DENIED_ERROR/,
    ],
    apart:
      'the server says it in these words, after it took the token; MySQL says them of a missing database too',
    judge: c => {
      const { engine, name, user } = c.link.database
      const copy =
        engine === 'postgres'
          ? `GRANT CONNECT ON DATABASE ${quotedName(name ?? 'postgres')} TO ${quotedName(user)};`
          : `GRANT SELECT ON \`${name ?? '<database>'}\`.* TO '${user}'@'%';`
      const repair = { fix: fix('database', 'Run as the master user', { copy }) }
      return whenSaid(c, /permission denied for database|\b42501\b/, repair) ?? whenUnclear(c, repair)
    },
  },
  {
    ...base,
    id: 'too-many-connections',
    title: 'the server has no connection left',
    says: [/too many (clients|connections)|remaining connection slots/i, /\b53300\b|ER_CON_COUNT_ERROR/],
    apart: 'the server says it in these words',
    judge: c =>
      whenSaid(c, /too many|remaining connection slots|\b53300\b|\b1040\b|\b1203\b|\b1226\b/i, {
        fix: fix('database', 'Close what is not used, or use a proxy or a pool'),
      }),
  },
  {
    ...base,
    id: 'host-blocked',
    title: 'the server blocks the address of the tool for its failed connections',
    says: [/is blocked because of many connection errors/i, /\b1129\b|ER_HOST_IS_BLOCKED/],
    apart: 'the server says it in these words',
    judge: c =>
      whenSaid(c, /is blocked because of many connection errors|\b1129\b/, {
        fix: fix('database', 'Run as the master user', { copy: 'FLUSH HOSTS;' }),
      }),
  },
  {
    ...base,
    id: 'account-locked',
    title: 'the database user is locked',
    says: [/Account is locked/i, /\b3118\b|ER_ACCOUNT_HAS_BEEN_LOCKED/],
    apart: 'the server says it in these words',
    judge: c =>
      whenSaid(c, /Account is locked|\b3118\b/, {
        fix: fix('database', 'Run as the master user', {
          copy: `ALTER USER '${c.link.database.user}'@'%' ACCOUNT UNLOCK;`,
        }),
      }),
  },
  {
    ...base,
    id: 'no-pg-hba-entry',
    side: 'target',
    title: 'the server lets nobody in from here, or not without TLS',
    says: [/no pg_hba\.conf entry for host|pg_hba\.conf rejects connection/i],
    apart:
      'the server says it in these words; with TLS in use it is about the address, the user or the database',
    judge: c =>
      whenSaid(c, /pg_hba\.conf/, { fix: fix('target', 'Use TLS, and the name of a user that may log in') }),
  },
  {
    ...base,
    id: 'asks-for-nothing',
    title: 'the server lets the user in without asking for anything',
    says: [],
    apart: 'the first answer to the name of the user is that it is in',
    judge: c =>
      c.e.question?.asks === 'trust'
        ? is(fromFingerprint('it asked for nothing'), {
            fix: fix('database', 'Find out what listens there: RDS lets nobody in like that'),
          })
        : undefined,
  },
]

const absent = /database ".*" does not exist|Unknown database|\b3D000\b|\b1049\b|ER_BAD_DB_ERROR/

/** MySQL tells nobody whether a database is there that he may not use. */
function whenUnclear(c: Case, repair: { readonly fix: Fix }): Verdict | undefined {
  const { refusal } = c
  const unclear = refusal !== undefined && /Access denied for user .* to database/.test(refusal.message)
  return unclear ? possible(60, said(refusal, 'logged-in'), repair) : undefined
}

function whenSaid(c: Case, text: RegExp, more: Parameters<typeof is>[1]): Verdict | undefined {
  const { refusal } = c
  return refusal && text.test(`${refusal.code}: ${refusal.message}`)
    ? is(said(refusal, 'logged-in'), { message: refusal.message, ...more })
    : undefined
}

/** The server takes the name for one with a password; that is what it does with names it does not know, too. */
function judgePasswordLine(
  c: Case,
  likelihood: number,
  repair: ReturnType<typeof makeUser>,
): Verdict | undefined {
  const { question, database } = c.e
  // A proxy asks everybody alike; its users are those of its secrets.
  if (database?.proxy) return undefined
  if (c.wantsPassword) {
    const proof = question
      ? fromFingerprint(`the server asks for a password (${question.asks})`)
      : said(c.refusal ?? noRefusal)
    // Where IAM logins are off, it asks everybody for a password.
    const off = database?.iamAuth === false
    return possible(off ? 10 : database?.iamAuth === undefined ? likelihood : likelihood + 20, proof, {
      fix: repair,
    })
  }
  const plugin = c.refusal !== undefined && /AWSAuthenticationPlugin/.test(c.refusal.message)
  if (question || plugin)
    return ruledOut(
      question
        ? fromFingerprint(`the server asks for a token (${question.asks})`)
        : said(c.refusal ?? noRefusal),
    )
  return undefined
}

const noRefusal = { code: '', message: '' }

/** A member of rds_iam that nobody may log in as: it takes no password any more, and no token either. */
function judgeMisplaced(c: Case): Verdict | undefined {
  const { judgement, question, loginRefusal } = c.e
  if (!c.tokenRefused || question === undefined || loginRefusal === undefined || c.e.database?.proxy)
    return undefined
  const { login } = judgement?.link ?? {}
  if (login?.decision === 'allowed')
    return ruledOut({ by: 'document', text: 'policies let somebody log in as this user' })
  const near = judgement?.answers.nearestGrant()
  const { user, engine } = c.link.database
  // A grant for a name that is nearly the same was meant for this user; so was one that lacks something else.
  const meantForTokens =
    login?.outcomes.includes('allowed') === false &&
    !(near?.part === 'user' && isOtherName(near.written, user))
  if (meantForTokens) return undefined
  return possible(near ? 60 : 28, fromFingerprint(`the server asks for a token (${question.asks})`), {
    ...(near && { beside: true }),
    fix: fix('database', 'If it is to use its password: run as the master user', {
      copy:
        engine === 'postgres'
          ? `REVOKE rds_iam FROM ${quotedName(user)};`
          : `ALTER USER '${user}'@'%' IDENTIFIED BY '<password>';`,
      text: 'It may be a member through another role; revoke it there.',
    }),
  })
}

function isOtherName(written: string, user: string): boolean {
  return closest(user.toLowerCase(), [written.toLowerCase()], 2) === undefined
}

function judgeLoad(c: Case): Verdict | undefined {
  if (!c.tokenRefused || c.e.loginRefusal === undefined) return undefined
  return possible(32, said(c.e.loginRefusal), {
    fix: fix('target', 'Look at iam-db-auth-error.log and the load of the database', {
      text: 'RDS takes some 200 new IAM connections a second; a small instance needs spare memory for each.',
    }),
  })
}
