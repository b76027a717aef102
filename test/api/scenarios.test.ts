// Every scenario of the lab as documents: what AWS says of it, written down, and a link. Each cause that documents can
// show is found; nothing is wrong with a healthy one.

import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { scenarioNames } from '../../src/lab/scenarios.ts'
import { scenarioFiles } from '../helpers/scenario-files.ts'
import { runOf } from '../helpers/try-rule.ts'

/** The errors that show a cause: one of them is there. */
const shownBy: Readonly<Record<string, string | readonly string[]>> = {
  'aurora-instance-id': 'other-kind-than-link',
  'boundary-blocks-caller': 'boundary-without-assume-role',
  'boundary-blocks-login': 'boundary-without-login',
  'caller-condition-unmet': 'unmet-condition-on-caller',
  'caller-denied': 'explicitly-denied-caller',
  'caller-may-not-assume': 'link-role-mismatch',
  // Where a grant has a slip of the pen, the slip is shown.
  'connect-not-granted': ['login-not-granted', 'misspelt-action'],
  'database-unavailable': 'database-not-running',
  'duration-over-chaining-hour': 'session-longer-than-chaining-allows',
  // A role asks, so that the hour of chaining is over before the role's own maximum.
  'duration-over-maximum': 'session-longer-than-chaining-allows',
  'grant-in-other-region': 'other-region-than-link',
  'iam-auth-off': 'iam-logins-off',
  'iam-auth-pending': 'iam-logins-pending',
  'login-denied': ['explicitly-denied-login', 'denied-login-grant'],
  'login-condition-unmet': 'unsupported-key-on-login',
  'missing-external-id': 'external-id-not-sent',
  'other-database-user': 'other-user-than-link',
  'other-external-id': 'external-id-mismatch',
  'proxy-needs-own-id': 'other-kind-than-link',
  'proxy-without-secret': 'proxy-without-credentials',
  'proxy-without-iam': 'proxy-without-iam-logins',
  'role-denies-caller': 'caller-denied-by-role',
  'role-assumes-itself': 'role-assuming-itself',
  'role-does-not-exist': 'missing-role',
  'scp-blocks-caller': 'service-control-policy-without-assume-role',
  'scp-lacks-rds-db': 'service-control-policy-without-login',
  'signed-by-wrong-account': 'database-of-other-account',
  'tag-session-not-trusted': 'session-tags-without-trust',
  'trust-condition-unmet': 'unmet-condition-of-role',
  'trust-names-deleted-role': 'deleted-principal',
  'trust-other-caller': ['link-caller-mismatch', 'untrusted-caller'],
  'trust-wrong-account': 'link-caller-mismatch',
  'wrong-region': 'link-unlike-database',
  'wrong-resource-id': 'other-database-than-link',
}

/** Of credentials, clocks, networks, certificates as served, tokens and users inside a database no document tells. */
const liveOnly: readonly string[] = [
  'alias-host',
  'aws-throttles',
  'black-hole',
  'certificate-expired',
  'certificate-of-other-name',
  'clock-ahead',
  'clock-behind',
  'closes-early',
  'connection-refused',
  'credentials-expired',
  'database-missing',
  'database-not-granted',
  'key-deleted',
  'logins-throttled',
  'not-a-database',
  'password-user-in-rds-iam',
  'proxy-user-takes-tokens',
  'secret-key-mistyped',
  'silent-server',
  // What a session passes on is the caller's choice at each call.
  'source-identity-not-granted',
  'source-identity-not-trusted',
  'tls-not-offered',
  'tunnel-on-localhost',
  'unknown-ca',
  'user-may-not-log-in',
  'user-missing',
  'user-not-iam',
  'web-identity-subject-mismatch',
  'web-identity-token-expired',
]

describe.each(scenarioNames())('%s', name => {
  it('gives the errors of its causes', async () => {
    const { files, config, world } = scenarioFiles(name)
    const { documents } = await runOf(rules, { files, config })
    const found = documents.flatMap(document => document.findings)
    const causes = world.expect?.causes ?? []
    expect(causes.filter(cause => !(cause in shownBy) && !liveOnly.includes(cause))).toEqual([])
    const errors = new Set(found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))
    const isShown = (cause: string) => [shownBy[cause] ?? []].flat().some(rule => errors.has(rule))
    expect(causes.filter(cause => cause in shownBy && !isShown(cause))).toEqual([])
    if (name.startsWith('healthy')) expect(found.filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})

it('every cause is in one of the two lists, and in a scenario', () => {
  const causes = new Set(scenarioNames().flatMap(name => scenarioFiles(name).world.expect?.causes ?? []))
  expect([...Object.keys(shownBy), ...liveOnly].filter(cause => !causes.has(cause))).toEqual([])
})
