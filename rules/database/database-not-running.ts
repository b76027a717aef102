// A database that nobody reaches as it is.

import {
  defineRule,
  exampleInstance,
  nothing,
  placeIn,
  textOf,
  whyUnreachable,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'database-not-running',
  title: 'the database of a link is stopped, or broken',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  since: '0.1.0',
  why: 'nobody answers at its endpoint: connections time out or are refused, whatever the policies say',
  fix: 'Start the database, or mend what its status names.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Status.html',
  ],
  covers: ['RC-19', 'RC-20', 'RC-37'],
  examples: {
    bad: [exampleInstance({ DBInstanceStatus: 'stopped' })],
    good: [exampleInstance({ DBInstanceStatus: 'available' })],
  },
  find({ database, links }) {
    const member = database.kind === 'instance' ? 'DBInstanceStatus' : 'Status'
    const status = textOf(database, member)
    if (links.length === 0 || status === undefined || !whyUnreachable(status)) return nothing
    return [
      { ...placeIn(database, member), facts: { name: database.name, status, why: whyUnreachable(status) } },
    ]
  },
  say: ({ name, status, why }) => `${name} is ${status}: ${why}`,
})
