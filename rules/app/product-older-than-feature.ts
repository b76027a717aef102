// A version of Bytebase that does not have yet what its configuration asks of it.

import {
  type AppDatabase,
  defineRule,
  exampleBytebaseServer,
  type HeldApp,
  isBefore,
  nothing,
  serverSetting,
} from '../../src/engine/rule-kit.ts'

const example = (version: string) =>
  exampleBytebaseServer(`bytebase/bytebase:${version}`, {}, [
    {
      engine: 'POSTGRES',
      verifyTlsCertificate: true,
      awsCredential: { roleArn: 'arn:aws:iam::444455556666:role/orders-login' },
    },
  ])

interface Feature {
  /** The first version that has it, and works. */
  readonly since: string
  readonly what: string
  /** Where the configuration asks for it. */
  asked(database: AppDatabase): { readonly pointer: string } | undefined
}

const features: readonly Feature[] = [
  {
    since: '3.18.0',
    what: 'logs in to its own database by IAM',
    asked: ({ kind, service, pointer }) =>
      kind === 'metadata database' && service !== undefined ? { pointer } : undefined,
  },
  {
    since: '3.12.1',
    what: 'assumes a role with the credentials of the server',
    asked: ({ role, service, settings }) =>
      service === 'rds' && !settings.has('awsCredential.accessKeyId') ? role : undefined,
  },
  {
    since: '3.11.1',
    what: 'assumes a role',
    asked: ({ role, service }) => (service === 'rds' ? role : undefined),
  },
  {
    since: '3.8.0',
    what: 'has keys of a data source',
    asked: ({ settings }) => settings.get('awsCredential.accessKeyId'),
  },
  {
    since: '2.16.0',
    what: 'logs in by IAM',
    asked: ({ service, settings }) => (service === 'rds' ? settings.get('authenticationType') : undefined),
  },
]

export const rule = defineRule({
  id: 'product-older-than-feature',
  title: 'this version of Bytebase cannot do what its data sources ask of it',
  severity: 'error',
  aws: 'denies',
  subject: 'app-config',
  since: '0.1.0',
  why: 'an older version takes no notice of what it does not know, or fails with it, and the login is tried without it',
  fix: 'Take a later version.',
  sources: [
    'https://github.com/bytebase/bytebase/pull/17719',
    'https://github.com/bytebase/bytebase/pull/18131',
    'https://github.com/bytebase/bytebase/pull/20189',
  ],
  covers: ['BB-14'],
  examples: { bad: [example('3.2.0')], good: [example('3.22.0')] },
  find({ app, apps, document }) {
    const version = app.settings.get('version')
    if (app.product !== 'bytebase' || typeof version?.value !== 'string') return nothing
    const own = version.value
    // Of two servers nobody knows which has the data source.
    if (serverSetting(apps, 'version')?.document !== document) return nothing
    for (const { since, what, asked } of features) {
      if (isBefore(own, since) !== true) continue
      const where = apps.flatMap(one => placesIn(one, asked))
      if (where.length === 0) continue
      return [
        {
          at: { pointer: version.pointer },
          also: where.slice(0, 3),
          facts: { version: own, since, what },
          fix: { text: `${since} or later` },
        },
      ]
    }
    return nothing
  },
  say: ({ version, since, what }) => `Bytebase ${what} from ${since} on, and this is ${version}`,
})

function placesIn({ app, document }: HeldApp, asked: Feature['asked']) {
  if (app.product !== 'bytebase') return []
  return app.databases.flatMap(database => {
    const at = asked(database)
    return at ? [{ in: document, at: { pointer: at.pointer }, label: 'asked here' }] : []
  })
}
