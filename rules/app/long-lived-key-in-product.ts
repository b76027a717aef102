// A product logs in to AWS with the access key of a user, which lasts until somebody takes it away.

import { defineRule, exampleBytebase, exampleBytebaseServer, nothing } from '../../src/engine/rule-kit.ts'

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
  covers: [],
  examples: {
    bad: [exampleBytebase([{ awsCredential: key('AKIA') }])],
    good: [
      exampleBytebase([{ awsCredential: { roleArn: 'arn:aws:iam::444455556666:role/orders-login' } }]),
      exampleBytebaseServer('bytebase/bytebase:3.21.1', { AWS_REGION: 'eu-west-1' }),
    ],
  },
  find({ app }) {
    if (app.product !== 'bytebase') return nothing
    const ofSources = app.databases.flatMap(({ settings }) => settings.get('awsCredential.accessKeyId') ?? [])
    const ofServer = app.settings.get('AWS_ACCESS_KEY_ID')
    return [...ofSources, ...(ofServer ? [ofServer] : [])]
      .filter(({ value }) => value === 'AKIA')
      .map(({ pointer }) => ({
        at: { pointer },
        facts: { who: app.databases.length > 0 && !ofServer ? app.name : 'Bytebase' },
      }))
  },
  say: ({ who }) => `${who} is given the access key of a user`,
})
