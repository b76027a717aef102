// A product logs in to AWS with the access key of a user, which lasts until somebody takes it away.

import {
  type AppConfig,
  defineRule,
  exampleBytebase,
  exampleBytebaseServer,
  nothing,
} from '../../src/engine/rule-kit.ts'

const key = (kind: string) => ({ accessKeyId: `${kind}EXAMPLE`, secretAccessKey: 'kept elsewhere' })

export const rule = defineRule({
  id: 'long-lived-key-in-product',
  title: 'Bytebase is given the access key of a user',
  severity: 'warning',
  aws: 'opens',
  subject: 'app-config',
  since: '0.1.0',
  why: 'the key works from anywhere until it is taken away, and whoever reads the configuration, the environment of the container or a backup has it',
  fix: 'Leave the keys empty and let the server run as a role: an instance profile, a task role, or a service account of EKS.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.bytebase.com/get-started/connect/aws-cross-account',
  ],
  covers: ['BB-06'],
  examples: {
    bad: [exampleBytebase([{ awsCredential: key('AKIA') }])],
    good: [
      exampleBytebase([{ awsCredential: { roleArn: 'arn:aws:iam::444455556666:role/orders-login' } }]),
      exampleBytebaseServer('bytebase/bytebase:3.21.1', { AWS_REGION: 'eu-west-1' }),
    ],
  },
  find({ app }) {
    if (app.product !== 'bytebase') return nothing
    const ofSources = app.databases.flatMap(({ settings }) =>
      lasting(settings, 'awsCredential.accessKeyId', 'awsCredential.sessionToken'),
    )
    const ofServer = lasting(app.settings, 'AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN')
    return [
      ...ofSources.map(pointer => ({ at: { pointer }, facts: { who: app.name } })),
      ...ofServer.map(pointer => ({ at: { pointer }, facts: { who: 'Bytebase' } })),
    ]
  },
  say: ({ who }) => `${who} is given the access key of a user`,
})

/** Where a key stands that is not one of a session, as far as can be told. */
function lasting(settings: AppConfig['settings'], key: string, token: string): readonly string[] {
  const written = settings.get(key)
  return written === undefined || written.value === 'ASIA' || settings.has(token) ? [] : [written.pointer]
}
