// What RDS says of the database itself.

import { type Case, fromDocument, fromFingerprint, isProxy, said } from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import type { Fix } from '../diagnosis.ts'
import { disagreements } from '../endpoint-facts.ts'
import { changeLink, fix } from '../fixes.ts'

const base = { step: 'iam-auth', side: 'target' } as const
const notLoaded = /Plugin 'AWSAuthenticationPlugin' is not loaded/
const passwordTexts = [/password authentication failed for user/i, notLoaded, /\bER_PLUGIN_IS_NOT_LOADED\b/]

export const databaseSettingCauses: readonly Cause[] = [
  {
    ...base,
    id: 'iam-auth-off',
    title: 'the database does not accept IAM logins',
    says: passwordTexts,
    apart:
      'IAMDatabaseAuthenticationEnabled of the instance or cluster; MySQL says that the plugin is not loaded',
    judge: c => judgeSwitch(c, false),
  },
  {
    ...base,
    id: 'iam-auth-pending',
    title: 'IAM logins are switched on, and not in force before the next maintenance',
    says: passwordTexts,
    apart: 'PendingModifiedValues of the instance or cluster',
    judge: c => judgeSwitch(c, true),
  },
  {
    ...base,
    id: 'database-unavailable',
    title: 'the database is not running',
    says: [/connection refused|ECONNREFUSED/i, /the database system is (starting up|shutting down)/i],
    apart: 'its status, as RDS tells it',
    judge({ e }) {
      const status = e.database?.status
      if (status === undefined) return e.tcpRefusal && possible(20, said(e.tcpRefusal, 'port-open'))
      if (!/^(stopp|start|creat|delet|fail|storage-full|inaccessible|incompatible|suspend)/.test(status))
        return e.tcpRefusal && ruledOut(fromDocument(`its status is ${status}`, e.database?.arn))
      return is(fromDocument(`its status is ${status}`, e.database?.arn), {
        message: `the status of the database is "${status}"`,
        fix: status === 'stopped' ? startIt(e) : fix('target', 'Mend what RDS says of it'),
      })
    },
  },
  {
    ...base,
    id: 'other-port',
    side: 'link',
    title: 'the link names another port than the endpoint has',
    says: [/connection refused|ECONNREFUSED/i, /ETIMEDOUT|timeout expired|timed out/i],
    apart: 'the port of the endpoint, as RDS tells it',
    judge: c => judgeAgreement(c, 'port'),
  },
  {
    ...base,
    id: 'link-with-other-resource-id',
    side: 'link',
    title: 'the link names another resource id than the endpoint has',
    says: [],
    apart: 'the resource id, as RDS tells it',
    judge: c => judgeAgreement(c, 'resource id'),
  },
  {
    ...base,
    id: 'other-engine',
    side: 'link',
    title: 'the link names another engine than the database has',
    says: [
      /There was an error establishing an SSL connection/,
      /unsupported frontend protocol/,
      /Got packets out of order/i,
    ],
    apart: 'the engine, as RDS tells it',
    judge: c => judgeAgreement(c, 'engine'),
  },
]

/** The instance, or the cluster that it is a member of, in the words of the AWS CLI. */
function whatToChange({ database }: Case['e']): { readonly kind: string; readonly name: string } {
  if (database?.cluster !== undefined) return { kind: 'cluster', name: database.cluster }
  return { kind: database?.kind === 'cluster' ? 'cluster' : 'instance', name: database?.name ?? '<name>' }
}

function startIt(e: Case['e']): Fix {
  const { kind, name } = whatToChange(e)
  return fix('target', 'Start the database', {
    copy: `aws rds start-db-${kind} --db-${kind}-identifier ${name} --region ${e.database?.region ?? '<region>'}`,
  })
}

function judgeSwitch(c: Case, pending: boolean): Verdict | undefined {
  const { database } = c.e
  // Of a proxy it is not one switch: see what proxies are asked.
  if (isProxy(c)) return undefined
  const what = database && `${database.kind} ${database.name}`
  if (database?.iamAuth !== undefined) {
    if (database.iamAuth) {
      return c.wantsPassword || c.tokenRefused
        ? ruledOut(fromDocument('IAM logins are on', database.arn))
        : undefined
    }
    const isPending = database.iamAuthPending === true
    if (isPending !== pending)
      return ruledOut(fromDocument(isPending ? 'a change is pending' : 'no change is pending', database.arn))
    return is(
      fromDocument(
        `IAMDatabaseAuthenticationEnabled is false${isPending ? ', and pending is true' : ''}`,
        database.arn,
      ),
      {
        message: isPending
          ? `IAM logins to ${what} are switched on, and not in force before its next maintenance`
          : `${what} does not accept IAM logins`,
        fix: switchOn(c, pending),
      },
    )
  }
  const refusal = c.refusal && notLoaded.test(c.refusal.message) ? c.refusal : undefined
  if (refusal) {
    const proof = said(refusal)
    return pending ? possible(20, proof, { fix: switchOn(c, true) }) : is(proof, { fix: switchOn(c, false) })
  }
  if (c.wantsPassword) {
    return possible(pending ? 25 : 70, fromFingerprint('the server asks for a password'), {
      fix: switchOn(c, pending),
    })
  }
  return c.e.question ? ruledOut(fromFingerprint('the server asks for a token')) : undefined
}

function switchOn({ e, link }: Case, pending: boolean) {
  const { database } = e
  const region = database?.region ?? link.database.region
  const { kind, name } = whatToChange(e)
  const flag = `--db-${kind}-identifier ${name}`
  return fix('target', pending ? 'Let the change take effect now' : 'Switch IAM logins on', {
    copy: `aws rds modify-db-${kind} ${flag} --enable-iam-database-authentication --apply-immediately --region ${region}`,
  })
}

function judgeAgreement({ e, link }: Case, what: 'port' | 'resource id' | 'engine'): Verdict | undefined {
  if (e.database === undefined) return undefined
  const wrong = disagreements(link.database, e.database).find(one => one.what === what)
  if (wrong === undefined) return undefined
  const key = { port: 'port', 'resource id': 'resourceId', engine: 'engine' }[what]
  return is(fromDocument(`RDS says ${wrong.rds}`, e.database.arn), {
    message: `the link has ${what} ${wrong.link}, and RDS says ${wrong.rds}`,
    fix: changeLink(
      link,
      what === 'port' ? 'port' : 'host',
      key,
      what === 'port' ? Number(wrong.rds) : wrong.rds,
    ),
  })
}
