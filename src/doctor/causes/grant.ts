// `rds-db:connect`: what whoever signs may, against what the login needs.

import type { LoginCause } from '../../engine/login-causes.ts'
import type { GrantPart, NearestGrant } from '../../engine/nearest-grant.ts'
import { atPlace, type Case, findingOf, fromDocument, said, signingAccount } from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import { fix, grantLogin } from '../fixes.ts'
import { levelsSeen } from './caller-side.ts'

const base = { step: 'user', side: 'target' } as const
const refused = [
  /PAM authentication failed/i,
  /Access denied for user .*using password: YES/i,
  /pam_authenticate failed: Permission denied/i,
]
const refusedByProxy = [/IAM authentication failed/i]
const apart = 'the policies of whoever signs, put to rds-db:connect on the exact ARN of database and user'

const ruleOf: Readonly<Record<string, readonly string[]>> = {
  region: ['other-region-than-link'],
  user: ['other-user-than-link'],
  resourceId: ['other-database-than-link', 'other-kind-than-link', 'wrong-rds-db-resource-id'],
}

/** Which of several misnamings of a database a grant has. */
type Misnamed = 'other' | 'member' | 'behind-proxy'

export const grantCauses: readonly Cause[] = [
  {
    ...base,
    id: 'connect-not-granted',
    title: 'nothing allows the role to log in to the database',
    says: [...refused, ...refusedByProxy],
    apart,
    judge: c =>
      judgeGrant(
        c,
        75,
        cause =>
          cause.kind === 'no-grant' && nearest(c) === undefined && !c.e.judgement?.answers.conditionedGrant(),
        ['login-not-granted'],
      ),
  },
  {
    ...base,
    id: 'login-granted-to-caller-only',
    title: 'an earlier identity of the link may log in, and the one that signs may not',
    says: refused,
    apart,
    judge: c => judgeGrant(c, 15, cause => cause.kind === 'granted-before', ['login-granted-to-caller-only']),
  },
  {
    ...base,
    id: 'wrong-resource-id',
    title: 'the grant names another database',
    says: [...refused, ...refusedByProxy],
    apart: `${apart}; the resource id is what RDS tells, never the name of the instance`,
    judge: c => judgeNearest(c, 65, 'resourceId', 'other'),
  },
  {
    ...base,
    id: 'aurora-instance-id',
    title: 'the grant names an instance of the cluster; IAM wants the cluster',
    says: refused,
    apart: `${apart}; RDS tells which instances a cluster has`,
    judge: c => (isProxy(c) ? undefined : judgeNearest(c, isCluster(c) ? 70 : 30, 'resourceId', 'member')),
  },
  {
    ...base,
    id: 'proxy-needs-own-id',
    title: 'the grant names the database behind the proxy; IAM wants the proxy',
    says: [...refusedByProxy, ...refused],
    apart: `${apart}; RDS tells which databases a proxy has`,
    judge: c => (isProxy(c) ? judgeNearest(c, 80, 'resourceId', 'behind-proxy') : undefined),
  },
  {
    ...base,
    id: 'grant-in-other-region',
    title: 'the grant names the database in another region',
    says: [...refused, ...refusedByProxy],
    apart,
    judge: c => judgeNearest(c, 35, 'region'),
  },
  {
    ...base,
    id: 'other-database-user',
    title: 'the grant is for a database user of another name; case counts',
    says: [...refused, ...refusedByProxy],
    apart,
    judge: c => judgeNearest(c, 50, 'user'),
  },
  {
    ...base,
    id: 'login-denied',
    title: 'a Deny keeps the role from logging in',
    says: refused,
    apart,
    judge: c =>
      judgeGrant(
        c,
        15,
        cause => cause.kind === 'denied',
        ['explicitly-denied-login', 'denied-login-grant'],
        true,
      ),
  },
  {
    ...base,
    id: 'boundary-blocks-login',
    title: 'the permissions boundary of the role leaves out rds-db:connect',
    says: refused,
    apart,
    judge: c =>
      judgeGrant(c, 20, cause => cause.kind === 'cap' && cause.cap === 'boundary', [
        'boundary-without-login',
      ]),
  },
  {
    ...base,
    id: 'scp-lacks-rds-db',
    title: "a service control policy above the database's account leaves out rds-db:connect",
    says: refused,
    apart: 'the control policies above the account, where the organization lets them be read',
    judge: c =>
      judgeGrant(
        c,
        30,
        cause => cause.kind === 'cap' && cause.cap === 'scp',
        ['service-control-policy-without-login'],
        true,
      ),
  },
]

/** Only a session of the database's own account is asked about: in any other, no grant has an effect. */
function isOfDatabase(c: Case): boolean {
  const { database, databaseRefusal } = c.e
  if (database) return database.account === signingAccount(c)
  return !(databaseRefusal?.kind === 'notFound' && c.link.hops.length === 0)
}

function nearest(c: Case): NearestGrant | undefined {
  return c.e.judgement?.answers.nearestGrant()
}

function judgeGrant(
  c: Case,
  likelihood: number,
  isIt: (cause: LoginCause) => boolean,
  rules: readonly string[],
  needsLevels = false,
): Verdict | undefined {
  if (c.e.login || !isOfDatabase(c)) return undefined
  const cause = (c.e.judgement?.link.loginCauses ?? []).find(isIt)
  if (cause) {
    const finding = findingOf(c, rules, cause.place)
    const place = cause.place
    return is(
      place
        ? atPlace(c, place, finding)
        : fromDocument('no policy grants it', c.e.judgement?.link.signer?.arn),
      {
        ...(finding && { message: finding.message }),
        fix: cause.kind === 'cap' || cause.kind === 'denied' ? capFix(cause) : grantLogin(c),
      },
    )
  }
  return notProved(c, likelihood, needsLevels)
}

function capFix(cause: LoginCause) {
  if (cause.kind === 'denied') return fix('target', 'Take the login out of the Deny')
  return cause.kind === 'cap' && cause.cap === 'scp'
    ? fix('target', 'Have the owner of the organization allow rds-db:connect for the account', {
        copy: '"rds-db:*"',
      })
    : fix('target', 'Allow it in the permissions boundary too', { copy: '"rds-db:connect"' })
}

function judgeNearest(
  c: Case,
  likelihood: number,
  part: GrantPart,
  misnamed?: Misnamed,
): Verdict | undefined {
  if (c.e.login || !isOfDatabase(c)) return undefined
  const near = nearest(c)
  const lacking = (c.e.judgement?.link.loginCauses ?? []).some(({ kind }) => kind === 'no-grant')
  if (near && lacking && near.part === part && (misnamed === undefined || misnamedAs(c, near) === misnamed)) {
    const place = { in: near.held.document, at: { pointer: near.pointer }, statement: near.statement }
    const finding = findingOf(c, ruleOf[part] ?? [], place)
    return is(atPlace(c, place, finding), {
      message: finding?.message ?? `the grant is for ${near.written}, and the login needs ${near.needed}`,
      fix: {
        ...grantLogin(c),
        title: `Change the grant of ${c.e.judgement?.link.signer?.arn ?? 'the role'}`,
      },
    })
  }
  return notProved(c, likelihood, false)
}

/** Which id stands in the grant, by what belongs to the database. */
function misnamedAs(c: Case, near: NearestGrant): Misnamed {
  const { database } = c.e
  const isNeighbour = database?.neighbourIds.includes(near.written) ?? false
  if (isProxy(c)) return isNeighbour || /^(db|cluster)-/.test(near.written) ? 'behind-proxy' : 'other'
  const byKind = near.written.startsWith('db-') && near.needed.startsWith('cluster-')
  return isNeighbour || byKind ? 'member' : 'other'
}

function isProxy({ e, link }: Case): boolean {
  return e.database?.kind === 'proxy' || /\.proxy-[a-z0-9-]+\./.test(link.database.host)
}

function isCluster({ e, link }: Case): boolean {
  return e.database?.kind === 'cluster' || /\.cluster-(ro-|custom-)?[a-z0-9]+\./.test(link.database.host)
}

/** Ruled out by policies that AWS itself told and that allow the login; possible where the token was refused. */
function notProved(c: Case, likelihood: number, needsLevels: boolean): Verdict | undefined {
  if (!c.tokenRefused || c.e.loginRefusal === undefined) return undefined
  const { judgement, rolePolicies, callerPolicies } = c.e
  const signer = c.link.hops.length > 0 ? rolePolicies?.at(-1) : callerPolicies
  const seen = signer !== undefined && signer.gaps.length === 0 && signer.policies !== undefined
  const allowed = judgement?.link.login?.decision === 'allowed'
  const proved = (judgement?.link.loginCauses ?? []).length > 0
  const conditioned = c.e.judgement?.answers.conditionedGrant()
  if (conditioned && !needsLevels)
    return ruledOut(fromDocument('the login is granted, under a condition', conditioned.held.document.path))
  if (proved) return undefined
  if (seen && allowed && c.e.database && (!needsLevels || levelsSeen(c, signingAccount(c)))) {
    return ruledOut(fromDocument('rds-db:connect is granted', signer.arn))
  }
  return possible(
    seen && allowed && !needsLevels ? Math.min(likelihood, 25) : likelihood,
    said(c.e.loginRefusal),
    { fix: grantLogin(c) },
  )
}
