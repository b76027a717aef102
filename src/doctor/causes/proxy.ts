// RDS Proxy: what it has for a user, and what it says when that does not fit.

import { type Case, fromDocument, fromFingerprint, isProxy, said } from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import { fix } from '../fixes.ts'
import { asksForToken } from '../login-words.ts'

const base = { step: 'user', side: 'target' } as const
const noCredentials = /This RDS proxy has no credentials for the role/i
const wrongPassword = /The password that was provided for the role .* is wrong/i

export const proxyCauses: readonly Cause[] = [
  {
    ...base,
    id: 'proxy-without-secret',
    title: 'the proxy has no secret for the database user',
    says: [noCredentials],
    apart: 'the proxy says it in these words; DescribeDBProxies tells which users it has secrets for',
    judge(c) {
      if (c.refusal && noCredentials.test(c.refusal.message))
        return is(said(c.refusal, 'logged-in'), { fix: addSecret(c) })
      const proxy = c.e.database?.proxy
      if (!proxy || proxy.endToEndIam || c.e.login) return undefined
      const { user } = c.link.database
      if (proxy.users.includes(user))
        return c.refusal
          ? ruledOut(fromDocument(`it has a secret for ${user}`, c.e.database?.arn))
          : undefined
      if (c.refusal === undefined || proxy.users.length === 0) return undefined
      return possible(60, fromDocument(`it has secrets for ${proxy.users.join(', ')}`, c.e.database?.arn), {
        fix: addSecret(c),
      })
    },
  },
  {
    ...base,
    id: 'proxy-user-takes-tokens',
    title: 'the proxy logs in with a password, and the database user is one for tokens',
    says: [wrongPassword],
    apart: 'the database behind the proxy asks this user for a token',
    judge(c) {
      const refusal = c.refusal && wrongPassword.test(c.refusal.message) ? c.refusal : undefined
      if (refusal === undefined) return undefined
      const { behindProxy } = c.e
      const repair = {
        fix: fix('database', 'Give the proxy a user of its own with a password, or let it log in with IAM', {
          text: 'A member of rds_iam has no password that works. With DefaultAuthScheme IAM_AUTH the proxy uses tokens too.',
          copy: `REVOKE rds_iam FROM ${c.link.database.user};`,
        }),
      }
      if (behindProxy === undefined) return possible(60, said(refusal), repair)
      const proof = fromFingerprint(`behind the proxy the database asks for ${behindProxy.asks}`)
      return asksForToken(behindProxy) ? is([said(refusal, 'logged-in'), proof], repair) : ruledOut(proof)
    },
  },
  {
    ...base,
    id: 'proxy-secret-stale',
    title: 'the password in the secret of the proxy is not that of the user',
    says: [wrongPassword],
    apart: 'the proxy says so, and the database behind it asks this user for a password',
    judge(c) {
      const refusal = c.refusal && wrongPassword.test(c.refusal.message) ? c.refusal : undefined
      if (refusal === undefined) return undefined
      const { behindProxy } = c.e
      const repair = { fix: fix('target', 'Set the password of the user and that in the secret to the same') }
      if (behindProxy && asksForToken(behindProxy))
        return ruledOut(fromFingerprint(`behind the proxy the database asks for ${behindProxy.asks}`))
      return possible(behindProxy ? 80 : 45, said(refusal), repair)
    },
  },
  {
    ...base,
    id: 'proxy-without-iam',
    title: 'the proxy does not accept IAM logins for the user',
    says: [
      /RDS Proxy supports only IAM, MD5, or SCRAM authentication/i,
      /password authentication failed for user/i,
    ],
    apart: 'IAMAuth of the proxy, as RDS tells it; the proxy asks for a password',
    judge: judgeProxyIam,
  },
  {
    ...base,
    id: 'proxy-target-unavailable',
    title: 'the proxy has no database that it can reach',
    says: [/Timed-out waiting to acquire database connection/i],
    apart: 'TargetHealth, as RDS tells it; the proxy says it in these words',
    judge(c) {
      if (c.refusal && /Timed-out waiting to acquire database connection/i.test(c.refusal.message))
        return is(said(c.refusal, 'logged-in'))
      const targets = c.e.database?.proxy?.targets ?? []
      const down = targets.filter(({ health }) => health !== undefined && health !== 'AVAILABLE')
      if (targets.length === 0 || down.length < targets.length) return undefined
      return is(
        fromDocument(`its targets are ${down.map(({ health }) => health).join(', ')}`, c.e.database?.arn),
      )
    },
  },
]

function addSecret({ link }: Case) {
  return fix(
    'target',
    `Add a secret for ${link.database.user} to the proxy, and let the role of the proxy read it`,
  )
}

function judgeProxyIam(c: Case): Verdict | undefined {
  const { database } = c.e
  const repair = { fix: fix('target', 'Set IAMAuth of the secret to REQUIRED in the proxy') }
  if (!isProxy(c)) return undefined
  if (!database) {
    const asksForPassword = fromFingerprint('the proxy asks for a password')
    return c.wantsPassword ? possible(75, asksForPassword, repair) : undefined
  }
  if (database.iamAuth)
    return c.refusal ? ruledOut(fromDocument('IAM logins are on', database.arn)) : undefined
  return is(fromDocument('IAMAuth is off for all its secrets', database.arn), repair)
}
