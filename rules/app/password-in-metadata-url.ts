// The password of Bytebase's own database on RDS, in the environment of its container.

import { awsEndpoint, defineRule, exampleBytebaseServer, nothing } from '../../src/engine/rule-kit.ts'

const host = 'bb.abcdefghijkl.eu-west-1.rds.amazonaws.com:5432/bb'
const image = 'bytebase/bytebase:3.21.1'

/** Members of the chart's values that become PG_URL, or a part of it. */
const ofChart: readonly string[] = ['url', 'pg', 'pgPassword']

export const rule = defineRule({
  id: 'password-in-metadata-url',
  title: 'the configuration of Bytebase holds the password of its own database on RDS',
  severity: 'warning',
  aws: 'opens',
  subject: 'app-config',
  since: '0.1.0',
  why: 'whoever may look at the container, its definition or this file has the password, and with it all that Bytebase knows of every instance',
  fix: 'Log in by IAM, from 3.18.0 on: bytebase_aws_rds_iam=true, bytebase_aws_region and sslmode=verify-full; or take the URL from a secret.',
  sources: [
    'https://github.com/bytebase/bytebase/pull/20189',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  ],
  covers: [],
  examples: {
    bad: [exampleBytebaseServer(image, { PG_URL: `postgresql://postgres:example@${host}` })],
    good: [
      exampleBytebaseServer(image, {
        PG_URL: `postgres://bb@${host}?sslmode=verify-full&bytebase_aws_rds_iam=true&bytebase_aws_region=eu-west-1`,
      }),
    ],
  },
  find({ app }) {
    if (app.product !== 'bytebase') return nothing
    const password = app.settings.get('PG_URL.password')
    const database = app.databases.find(({ kind }) => kind === 'metadata database')
    if (password === undefined || database?.host === undefined) return nothing
    if (awsEndpoint(database.host.value) === undefined) return nothing
    const user = database.user?.value
    const written = password.pointer.slice(password.pointer.lastIndexOf('/') + 1)
    const name = ofChart.includes(written) ? written : 'PG_URL'
    return [{ at: { pointer: password.pointer }, facts: { name, user: user ?? 'the database user' } }]
  },
  say: ({ name, user }) => `${name} holds the password of ${user}`,
})
