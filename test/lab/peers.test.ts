// Clients that nobody here wrote, where a machine has them: AWS's command line, botocore and MariaDB's own client. The
// built program meets psql in test/e2e.

import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect } from 'vitest'
import type { Lab } from '../../src/lab/lab.ts'
import type { World } from '../../src/lab/world.ts'
import { findPrograms, itWithEach } from '../helpers/find-program.ts'
import { assumeLinkRole, errorOf, linkToken, openLab } from '../helpers/open-lab.ts'
import { addressOf, type Credentials, logIn } from '../helpers/walk-link.ts'

const environmentOf = (lab: Lab, credentials: Credentials = lab.credentials[0]!) => ({
  ...lab.environment,
  PATH: process.env['PATH'],
  HOME: '/nowhere',
  AWS_PAGER: '',
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_SESSION_TOKEN: credentials.sessionToken,
})

const run = async (program: string, args: readonly string[], env: object) =>
  (await promisify(execFile)(program, args, { env: env as NodeJS.ProcessEnv })).stdout

describe("AWS's command line", () => {
  // It takes about a second for each call, so one of several versions has to do.
  itWithEach('aws', findPrograms('aws').slice(0, 1), 'reads, assumes and signs', async aws => {
    const { lab, world } = await openLab('healthy')
    const { host, port, user, region, hops } = world.link!
    // Versions before endpoints came from the environment have to be told.
    const endpoint = ['--endpoint-url', lab.endpointUrl, '--output', 'json']
    const ask = async (args: readonly string[], credentials?: Credentials) =>
      JSON.parse(await run(aws, [...args, ...endpoint], environmentOf(lab, credentials))) as never
    expect(await ask(['sts', 'get-caller-identity'])).toMatchObject({ Account: '111122223333' })
    const { Credentials: given } = (await ask([
      ...['sts', 'assume-role', '--role-session-name', 'peer', '--role-arn', hops[0]!.roleArn],
      ...['--external-id', hops[0]!.externalId!],
    ])) as {
      Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string }
    }
    const credentials = {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
    }
    // One of each protocol.
    const replies = await Promise.all(
      [
        ['rds', 'describe-db-instances'],
        ['ec2', 'describe-security-groups'],
        ['organizations', 'describe-organization'],
        ['iam', 'get-role', '--role-name', 'orders-login'],
      ].map(args => ask(args, credentials)),
    )
    expect(replies).toMatchObject([
      { DBInstances: [{ DBInstanceIdentifier: 'orders', VpcSecurityGroups: [{ Status: 'active' }] }] },
      { SecurityGroups: [{ GroupId: 'sg-0b', IpPermissions: [{ FromPort: 5432 }] }] },
      { Organization: { Id: 'o-exampleorg1' } },
      { Role: { AssumeRolePolicyDocument: { Statement: [{ Sid: 'TrustTheTool' }] } } },
    ])
    expect((await errorOf(ask(['rds', 'describe-db-instances']))).message).toContain('(AccessDenied)')
    const token = await run(
      aws,
      [
        ...['rds', 'generate-db-auth-token', '--hostname', host, '--port', String(port)],
        ...['--region', region, '--username', user],
      ],
      environmentOf(lab, credentials),
    )
    expect(await logIn(lab, world.link!, token.trim())).toMatchObject({ current_user: 'app' })
  })
})

const hasBotocore = (python: string) => {
  try {
    execFileSync(python, ['-c', 'import botocore'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const signWithBotocore = `
import sys
import botocore.session
host, port, region, *users = sys.argv[1:]
client = botocore.session.Session().create_client('rds', region_name=region)
for user in users:
    print(client.generate_db_auth_token(host, int(port), user))
`

describe('botocore', () => {
  const pythons = findPrograms('python3').filter(hasBotocore)
  itWithEach('python3 with botocore', pythons, 'signs tokens that are right', async python => {
    const anyUser = (world: World) => {
      const text = JSON.stringify(world)
      return JSON.parse(text.replace('db-ABCDEFGHIJKLMNOPQRSTUVWXYZ/app', 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ/*'))
    }
    const { lab, world } = await openLab('healthy', anyUser as (world: World) => World)
    const { host, port, region } = world.link!
    const users = ['app', 'user+odd@x/y z', 'üser', 'a&b=c%20']
    const env = environmentOf(lab, await assumeLinkRole(lab, world))
    const said = await run(python, ['-c', signWithBotocore, host, String(port), region, ...users], env)
    const tokens = said.trimEnd().split('\n')
    expect(tokens).toHaveLength(users.length)
    for (const [index, user] of users.entries()) {
      expect([user, lab.judgeToken(host, user, tokens[index]!)]).toMatchObject([user, { ok: true }])
      expect(lab.judgeToken(host, `${user}x`, tokens[index]!)).toMatchObject({ fault: 'wrong-user' })
    }
  })
})

describe("MariaDB's client", () => {
  itWithEach('mariadb', findPrograms('mariadb'), 'gets in over TLS with its own plug-in', async mariadb => {
    const { lab, world } = await openLab('healthy-mysql')
    const { user, database } = world.link!
    const { host, port } = addressOf(lab, world.link!)
    const ask = (password: string) =>
      run(
        mariadb,
        [
          ...['--no-defaults', '--protocol=tcp', `--host=${host}`, `--port=${port}`, `--user=${user}`],
          ...[`--ssl-ca=${lab.caFile}`, '--batch', '--skip-column-names', '-e', 'select 7', database],
        ],
        { PATH: process.env['PATH'], MYSQL_PWD: password },
      )
    expect(await ask(await linkToken(lab, world))).toBe('7\n')
    expect((await errorOf(ask('not a token'))).message).toContain(
      "ERROR 1045 (28000): Access denied for user 'app'@'127.0.0.1' (using password: YES)",
    )
  })
})
