// The read-only data source of an instance logs in as the user who may change everything.

import { defineRule, exampleBytebase, nothing } from '../../src/engine/rule-kit.ts'

const readOnly = { id: 'ro', type: 'READ_ONLY' }

export const rule = defineRule({
  id: 'read-only-as-administrator',
  title: 'a read-only data source logs in as the user of the admin data source',
  severity: 'warning',
  aws: 'accepts',
  subject: 'app-config',
  since: '0.1.0',
  why: 'what Bytebase sends there as a query may change data, because the database gives the user every right that the admin has',
  fix: 'Give the read-only data source a database user that may only read, and grant rds-db:connect for it.',
  sources: [
    'https://docs.bytebase.com/get-started/connect/aws',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
  ],
  covers: ['BB-18'],
  examples: {
    bad: [exampleBytebase([{}, readOnly])],
    good: [exampleBytebase([{}, { ...readOnly, username: 'bytebase_ro' }])],
  },
  find({ app }) {
    if (app.product !== 'bytebase') return nothing
    const ofType = (type: string) =>
      app.databases.filter(one => one.service !== undefined && one.settings.get('type')?.value === type)
    const admins = ofType('ADMIN')
    return ofType('READ_ONLY').flatMap(({ user }) => {
      const admin = admins.find(one => one.user !== undefined && one.user.value === user?.value)
      if (user === undefined || admin?.user === undefined) return []
      return [
        {
          at: { pointer: user.pointer },
          also: [{ at: { pointer: admin.user.pointer }, label: 'the admin' }],
          facts: { name: app.name, user: user.value },
        },
      ]
    })
  },
  say: ({ name, user }) => `the read-only data source of ${name} logs in as ${user}, as the admin does`,
})
