// A temporary access key without the session token that belongs to it.

import {
  bytebaseField,
  defineRule,
  exampleBytebase,
  nothing,
  type Written,
} from '../../src/engine/rule-kit.ts'

const key = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'kept elsewhere' }

export const rule = defineRule({
  id: 'temporary-key-without-token',
  title: 'Bytebase is given a temporary access key, and not the session token that belongs to it',
  severity: 'error',
  aws: 'denies',
  subject: 'app-config',
  since: '0.1.0',
  why: 'a key that begins with ASIA is one of a session: without the session token AWS answers InvalidClientTokenId, and a database refuses the token that is made with it',
  fix: 'Leave the keys empty and let the server run as a role; a session ends within hours anyway.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  ],
  covers: ['BB-06'],
  examples: {
    bad: [exampleBytebase([{ awsCredential: key }])],
    good: [exampleBytebase([{ awsCredential: { roleArn: 'arn:aws:iam::444455556666:role/orders-login' } }])],
  },
  find({ app }) {
    if (app.product !== 'bytebase') return nothing
    const found = app.databases.flatMap(({ settings }) =>
      unpaired(settings, 'awsCredential.accessKeyId', 'awsCredential.sessionToken'),
    )
    return [...found, ...unpaired(app.settings, 'AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN')].map(
      ({ at, token }) => ({ at, facts: { token: bytebaseField(app, token) } }),
    )
  },
  say: ({ token }) =>
    `the access key is of a session, and there is no ${token.slice(token.lastIndexOf('.') + 1)}`,
})

function unpaired(settings: ReadonlyMap<string, Written<unknown>>, key: string, token: string) {
  const written = settings.get(key)
  return written?.value === 'ASIA' && !settings.has(token)
    ? [{ at: { pointer: written.pointer }, token }]
    : []
}
