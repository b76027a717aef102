// A session token is written down, and will have ended soon.

import { defineRule, exampleBytebase, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'expiring-session-token',
  title: 'Bytebase is given the token of a session, which ends',
  severity: 'warning',
  aws: 'accepts',
  subject: 'app-config',
  since: '0.1.0',
  why: 'a session lasts 36 hours at most, and Bytebase does not renew what it was given: from then on every login fails with ExpiredToken',
  fix: 'Leave the keys and the token empty, and let the server run as a role.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html',
    'https://docs.bytebase.com/get-started/connect/aws-cross-account',
  ],
  covers: ['BB-06'],
  examples: {
    bad: [
      exampleBytebase([
        {
          awsCredential: {
            accessKeyId: 'ASIAEXAMPLE',
            secretAccessKey: 'kept elsewhere',
            sessionToken: 'kept elsewhere',
          },
        },
      ]),
    ],
    good: [exampleBytebase([{ awsCredential: { roleArn: 'arn:aws:iam::444455556666:role/orders-login' } }])],
  },
  find({ app }) {
    if (app.product !== 'bytebase') return nothing
    const ofSources = app.databases.flatMap(
      ({ settings }) => settings.get('awsCredential.sessionToken') ?? [],
    )
    const ofServer = app.settings.get('AWS_SESSION_TOKEN')
    return [...ofSources, ...(ofServer ? [ofServer] : [])].map(({ pointer }) => ({
      at: { pointer },
      facts: {},
    }))
  },
  say: () => 'this session token ends, and nothing renews it',
})
