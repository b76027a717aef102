// Error texts as people meet them, and the causes that each of them can have.

import { describe, expect, it } from 'vitest'
import { allCauses } from '../../src/doctor/causes/all-causes.ts'
import { causesOfMessage } from '../../src/doctor/explain-message.ts'
import { runCli } from '../helpers/run-cli.ts'

const user = 'User: arn:aws:sts::111122223333:assumed-role/tool/i-1 is not authorized to perform:'
const assume = `${user} sts:AssumeRole on resource: arn:aws:iam::444455556666:role/db`

/** The first is what the doctor would name first, knowing nothing else. */
const table: readonly (readonly [string, ...string[]])[] = [
  [
    assume,
    'missing-external-id',
    'other-external-id',
    'caller-may-not-assume',
    'trust-wrong-account',
    'role-does-not-exist',
    'trust-names-deleted-role',
  ],
  [`${assume} because no identity-based policy allows the sts:AssumeRole action`, 'caller-may-not-assume'],
  [`${assume} because no role trust policy allows the sts:AssumeRole action`, 'caller-not-trusted'],
  [`${assume} because no permissions boundary allows the sts:AssumeRole action`, 'boundary-blocks-caller'],
  [`${assume} because no service control policy allows the sts:AssumeRole action`, 'scp-blocks-caller'],
  [`${assume} with an explicit deny in an identity-based policy`, 'caller-denied'],
  [`${assume} with an explicit deny in a role trust policy`, 'role-denies-caller'],
  [
    `${user} sts:TagSession on resource: arn:aws:iam::444455556666:role/db`,
    'tag-session-not-trusted',
    'tag-session-not-granted',
  ],
  [
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    'duration-over-maximum',
  ],
  [
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    'duration-over-chaining-hour',
  ],
  [
    'RegionDisabledException: STS is not activated in this region for account:444455556666.',
    'sts-region-disabled',
  ],
  [
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    'web-identity-subject-mismatch',
    'web-identity-audience-mismatch',
    'web-identity-not-trusted',
  ],
  [
    'Token expired: current date/time 1 must be before the expiration date/time 0',
    'web-identity-token-expired',
  ],
  ['No OpenIDConnect provider found in your account for https://example.com', 'oidc-provider-missing'],
  ['The security token included in the request is expired', 'credentials-expired'],
  ['The security token included in the request is invalid.', 'key-deleted'],
  ['Unable to locate credentials', 'credentials-missing'],
  ['The request signature we calculated does not match the signature you provided.', 'secret-key-mistyped'],
  ['Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z', 'clock-behind'],
  [
    'FATAL: PAM authentication failed for user "app"',
    'connect-not-granted',
    'wrong-resource-id',
    'other-database-user',
    'grant-in-other-region',
    'wrong-region',
    'logins-throttled',
    'clock-behind',
    'scp-lacks-rds-db',
    'signed-by-wrong-account',
    'password-user-in-rds-iam',
  ],
  [
    'FATAL: password authentication failed for user "app"',
    'iam-auth-off',
    'user-missing',
    'user-not-iam',
    'iam-auth-pending',
  ],
  [
    "ERROR 1045 (28000): Access denied for user 'app'@'10.1.0.10' (using password: YES)",
    'connect-not-granted',
    'user-missing',
    'user-not-iam',
  ],
  ["Plugin 'AWSAuthenticationPlugin' is not loaded", 'iam-auth-off', 'iam-auth-pending'],
  ['This RDS proxy has no credentials for the role app.', 'proxy-without-secret'],
  [
    'The password that was provided for the role app is wrong.',
    'proxy-user-takes-tokens',
    'proxy-secret-stale',
  ],
  [
    'The IAM authentication failed for the role app. Check the IAM token for this user and try again.',
    'proxy-needs-own-id',
    'connect-not-granted',
  ],
  ['Timed-out waiting to acquire database connection', 'proxy-target-unavailable'],
  ['FATAL: role "app" is not permitted to log in', 'user-may-not-log-in'],
  ['FATAL: database "order" does not exist', 'database-missing'],
  [
    'FATAL: no pg_hba.conf entry for host "10.1.0.10", user "app", database "orders", no encryption',
    'no-pg-hba-entry',
  ],
  ['getaddrinfo ENOTFOUND orders.abc.eu-west-1.rds.amazonaws.com', 'name-unknown'],
  ['connect ETIMEDOUT 10.2.0.5:5432', 'black-hole', 'silent-server', 'other-port'],
  ['connect ECONNREFUSED 10.2.0.5:5432', 'connection-refused', 'database-unavailable', 'other-port'],
  ['Connection terminated unexpectedly', 'closes-early'],
  ['The server does not support SSL connections', 'tls-not-offered'],
  ['There was an error establishing an SSL connection', 'not-a-database', 'other-engine'],
  ['self-signed certificate in certificate chain', 'unknown-ca'],
  ['certificate has expired', 'certificate-expired'],
  [
    "Hostname/IP does not match certificate's altnames",
    'alias-host',
    'tunnel-on-localhost',
    'certificate-of-other-name',
  ],
]

describe.each(table)('%s', (message, ...causes) => {
  it('can mean what the table says', () => {
    const found = causesOfMessage(message).map(({ id }) => id)
    expect(found).toEqual(expect.arrayContaining(causes))
    const certain = message.startsWith(user) && message.includes('because')
    if (certain) expect(found[0]).toBe(causes[0])
  })
})

it('names every cause once, and a way to tell it apart', () => {
  const ids = allCauses.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
  expect(
    allCauses.filter(({ apart, title, id }) => apart === '' || title === '' || !/^[a-z0-9-]+$/.test(id)),
  ).toEqual([])
})

it('is what "explain" prints', async () => {
  const { stdout, exitCode } = await runCli(['explain', 'FATAL: PAM authentication failed for user "app"'])
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^connect-not-granted {2}nothing allows/m)
  const named = await runCli(['explain', 'scp-lacks-rds-db', '-f', 'json'])
  expect(JSON.parse(named.stdout)).toMatchObject([{ id: 'scp-lacks-rds-db', step: 'user', side: 'target' }])
  expect((await runCli(['explain', 'nobody ever said this'])).exitCode).toBe(2)
})
