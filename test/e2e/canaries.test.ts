// Secrets in every place where one may lie: in files beside policies, in the environment, in what AWS hands out. None of
// them is in anything that is printed or written, in any format.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFormats, diffFormats, doctorFormats, evaluateFormats } from '../../src/cli/options.ts'
import { run } from '../../src/cli/run.ts'
import { configOf, openLiveLab } from '../helpers/live-lab.ts'
import { openLab } from '../helpers/open-lab.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

// One word, in capitals and digits as keys are, so that no reader takes it for a placeholder.
const canary = 'CANARY7K2M9X4W8Q'
const keyId = `ASIA${canary}`

/** Of a user who has all kinds of secrets exported. */
const env = {
  AWS_ACCESS_KEY_ID: keyId,
  AWS_SECRET_ACCESS_KEY: canary,
  AWS_SESSION_TOKEN: canary,
  PGPASSWORD: canary,
  MYSQL_PWD: canary,
  GITHUB_TOKEN: canary,
  ORDERS_EXTERNAL_ID: canary,
} as const

const host = 'orders.abc123.us-east-1.rds.amazonaws.com'
const role = 'arn:aws:iam::444455556666:role/orders-db'
const openLogin = { Effect: 'allow', Action: 'rds-db:connect', Resource: '*' }

/** Files with a secret on the line of a mistake, or right beside one. */
const files: Readonly<Record<string, string>> = {
  'instance.json': JSON.stringify(
    {
      name: 'instances/orders',
      engine: 'POSTGRES',
      dataSources: [
        {
          id: 'admin',
          type: 'ADMIN',
          authenticationType: 'AWS_RDS_IAM',
          host,
          port: '5432',
          username: 'bytebase',
          password: canary,
          sslKey: canary,
          awsCredential: { accessKeyId: keyId, secretAccessKey: canary, sessionToken: canary, roleArn: role },
        },
      ],
    },
    null,
    2,
  ),
  'docker-compose.yml': `services:
  bytebase:
    image: bytebase/bytebase:3.0.0
    environment:
      - PG_URL=postgresql://bytebase:${canary}@db.example.com:5432/bytebase
      - AWS_ACCESS_KEY_ID=${keyId}
      - AWS_SECRET_ACCESS_KEY=${canary}
`,
  'teleport.yaml': `db_service:
  enabled: true
  databases:
    - name: orders
      protocol: postgres
      uri: postgres://admin:${canary}@${host}
      password: "${canary}"
      aws:
        region: us-east-1
        secret_access_key: ${canary}
        assume_role_arn: ${role}
`,
  'main.tf': `provider "aws" {
  access_key = "${keyId}"
  secret_access_key = "${canary}"
}
resource "aws_db_instance" "orders" {
  password = "${canary}"
}
resource "aws_iam_policy" "login" {
  name = "login"
  policy = jsonencode({ Version = "2012-10-17", Statement = [${'{'} Effect = "allow", Action = "rds-db:connect", Resource = "*" }] })
}
`,
  'template.yaml': `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Password: { Type: String, NoEcho: true, Default: ${canary} }
Resources:
  Orders: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: "${canary}" } }
  Login:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Description: !Sub "\${Password}"
      PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "rds-db:connect", Resource: !Sub "*\${Password}" }] }
`,
  'beside.policy.json': `{"Version": "2012-10-17", "password": "${canary}",
 "Statement": [{"Sid": "", "Effect": "allow", "Action": "rds-db:connect", "Resource": "*"}],
 "secret_access_key": "${canary}"}`,
  'broken.policy.json': `{"Version": "2012-10-17", "password": "${canary}" "Statement": []}`,
  'README.md': `\`\`\`json\n${JSON.stringify({ Version: '2012-10-17', Statement: [openLogin], password: canary })}\n\`\`\`\n`,
  'rdsaudit.config.json': JSON.stringify({
    links: [
      {
        name: 'orders',
        target: { role, policies: ['connect.json'], trust: 'trust.json' },
        caller: { role: 'arn:aws:iam::111122223333:role/app' },
        externalId: { env: 'ORDERS_EXTERNAL_ID' },
        database: { host, engine: 'postgres', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app' },
      },
    ],
  }),
  'connect.json': JSON.stringify({ Version: '2012-10-17', Statement: [openLogin] }),
  'trust.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/app' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'agreed-0b9f2a' } },
      },
    ],
  }),
}

/** Runs it, and returns all that it printed, once nothing in there is secret. */
async function withoutCanary(
  args: readonly string[],
  cwd: string,
  {
    secrets = [canary],
    ...world
  }: { secrets?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  const { stdout, stderr } = await runCli(args, { cwd, env, ...world })
  const printed = stdout + stderr
  for (const secret of secrets) {
    // Encoded as bytes in an address, or for a header, it would be no better.
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
      expect(printed.includes(form), `${args.join(' ')} prints a secret:\n${printed}`).toBe(false)
  }
  expect(printed).not.toMatch(/X-Amz-(Signature|Security-Token)=[^*]/)
  return printed
}

/** Those with a finding; the others are only looked into. */
const mistaken = [
  'instance.json',
  'docker-compose.yml',
  'main.tf',
  'beside.policy.json',
  'broken.policy.json',
]
const everything = Object.keys(files).filter(path => path !== 'rdsaudit.config.json')

describe('secrets in files', () => {
  it.each(checkFormats)('are not in the report of a check as %s', async format => {
    const cwd = tempFolder(files)
    const printed = await withoutCanary(['check', ...everything, '-v', '-f', format], cwd)
    // Each file has a finding, or this would show nothing.
    for (const path of mistaken) expect(printed).toContain(path.split('.')[0])
  })

  it('are not in a diff that shows the lines around a fix', async () => {
    const printed = await withoutCanary(['check', '--diff', ...everything], tempFolder(files))
    expect(printed).toContain('+ "Statement": [{"Effect": "allow"')
    expect(printed).toContain('"password": "****')
  })

  it('are kept where a fix is written', async () => {
    const cwd = tempFolder(files)
    await withoutCanary(['check', '--fix=unsafe', 'beside.policy.json'], cwd)
    expect(readFileSync(join(cwd, 'beside.policy.json'), 'utf8')).toContain(`"password": "${canary}"`)
  })

  it('are not in a baseline', async () => {
    const cwd = tempFolder(files)
    await withoutCanary(['check', '--write-baseline', ...everything], cwd)
    expect(readFileSync(join(cwd, 'rdsaudit.baseline.json'), 'utf8')).not.toContain(canary)
  })

  it.each(diffFormats)('are not in what two states differ in, as %s', async format => {
    const narrow = files['beside.policy.json']?.replace('"allow"', '"Deny"') ?? ''
    const wide = files['beside.policy.json']?.replace('"allow"', '"Allow"') ?? ''
    const cwd = tempFolder({ ...files, 'a/x.policy.json': narrow, 'b/x.policy.json': wide })
    expect(await withoutCanary(['diff', 'a', 'b', '-f', format], cwd)).toMatch(/added/)
  })

  it.each([['--stdout'], ['--force']])('are not in a configuration made of them, with %s', async flag => {
    const cwd = tempFolder(files)
    await withoutCanary(['init', flag], cwd)
    expect(readFileSync(join(cwd, 'rdsaudit.config.json'), 'utf8')).not.toContain(canary)
  })

  it('are not in the configuration as it is shown', async () => {
    await withoutCanary(['check', '--show-config'], tempFolder(files))
  })

  it.each(evaluateFormats)('are not in the answer to a request as %s', async format => {
    const request = {
      request: { principal: 'arn:aws:iam::111122223333:role/app', action: 'sts:AssumeRole', resource: role },
      policies: { identity: [JSON.parse(files['connect.json'] ?? '')] },
      password: canary,
    }
    const cwd = tempFolder({ 'r.json': JSON.stringify(request), 'broken.json': `{"password": "${canary}" ` })
    await withoutCanary(['evaluate', 'r.json', '-f', format], cwd)
    await withoutCanary(['evaluate', 'broken.json', '-f', format], cwd)
  })
})

describe('secrets of AWS', () => {
  const externalId = 'orders-7f3c'

  it.each(['healthy', 'missing-external-id', 'connect-not-granted', 'closes-early', 'healthy-mysql'])(
    'are in nothing that a walk along %s says',
    async scenario => {
      // With the keys of the caller itself, so that it comes to logins.
      const { lab } = await openLab(scenario)
      const folder = tempFolder(configOf(scenario))
      const ofLab = lab.environment
      const secrets = lab.credentials.flatMap(({ secretAccessKey, sessionToken }) => [
        secretAccessKey,
        ...(sessionToken === undefined ? [] : [sessionToken]),
      ])
      const flags = lab.connectTo.flatMap(line => ['--connect-to', line])
      const world = { env: ofLab, secrets }
      for (const format of doctorFormats) {
        const args = ['doctor', 'orders', '-v', '-f', format, '--ca-file', lab.caFile, ...flags]
        const printed = await withoutCanary(args, folder, world)
        expect(printed).toMatch(/orders/)
        await withoutCanary([...args, '--redact'], folder, {
          ...world,
          secrets: [...secrets, externalId, '111122223333', '444455556666'],
        })
      }
      const comesToLogin = scenario !== 'missing-external-id' && scenario !== 'closes-early'
      expect({ calls: lab.calls.length > 0, logins: lab.logins.length > 0 }).toEqual({
        calls: true,
        logins: comesToLogin,
      })
    },
    60_000,
  )

  it('are in nothing that is collected, shown or checked live', async () => {
    const { folder, env: ofLab, lab, profiles } = await openLiveLab('healthy')
    const secrets = lab.credentials.map(({ secretAccessKey }) => secretAccessKey)
    const world = { env: ofLab, secrets }
    await withoutCanary(['collect', '-o', 'all.json', ...profiles], folder, world)
    await withoutCanary(['collect', '-o', 'shown.json', '--redact', ...profiles], folder, world)
    const [all, shown] = ['all.json', 'shown.json'].map(path => readFileSync(join(folder, path), 'utf8'))
    for (const secret of secrets) expect(all).not.toContain(secret)
    expect(all).toContain(externalId)
    for (const hidden of [externalId, '444455556666', 'orders-login']) expect(shown).not.toContain(hidden)
    for (const format of checkFormats)
      await withoutCanary(['check', '--live', '-v', '-f', format, ...profiles], folder, world)
    expect(readdirSync(folder).sort()).toEqual([
      'all.json',
      'credentials',
      'rdsaudit.config.json',
      'shown.json',
    ])
  })

  it('of the lab are handed out once, and not in what it tells of calls', async () => {
    const { stdout, stderr } = await runCli(['lab', 'healthy', '--responder'], {
      env,
      interruptAfter: { text: 'RDSAUDIT_LAB_MFA_CODE', signal: 'SIGINT' },
    })
    const [, secret = ''] = /AWS_SECRET_ACCESS_KEY='([^']+)'/.exec(stdout) ?? []
    expect(secret).not.toBe('')
    expect(stderr).not.toContain(secret)
    expect(stdout + stderr).not.toContain(canary)
  })
})

it('the news of a bug of ours holds none', async () => {
  let printed = ''
  const write = (text: string) => {
    printed += text
  }
  const stream = { write, isTerminal: false, columns: undefined }
  const exitCode = await run({
    argv: ['check', '-'],
    env,
    cwd: tempFolder(),
    stdout: stream,
    stderr: stream,
    now: () => new Date(0),
    readStdin: async () => {
      throw new Error(
        `at postgres://app:${canary}@db/x?X-Amz-Signature=${canary}&y, {"password": "${canary}"}`,
      )
    },
    interrupted: () => new Promise(() => {}),
  })
  expect(exitCode).toBe(3)
  expect(printed).toContain('this is a bug in rdsaudit')
  expect(printed).not.toContain(canary)
})
