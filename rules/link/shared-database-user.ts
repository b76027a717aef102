// Other identities, or policies of nobody known, reach the database user of a link.

import { defineRule, ifKnown, nothing, shortName } from '../../src/engine/rule-kit.ts'

const example = (user: string) => ({
  files: {
    'connect.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
        },
      ],
    },
    'report.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: `arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${user}`,
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
        database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'shared-database-user',
  title: 'others than the link may log in as its database user',
  severity: 'info',
  aws: 'accepts',
  subject: 'link',
  needs: ['database', 'resource-id', 'user'],
  since: '0.1.0',
  why: 'the database sees one user, so what the others do cannot be told from what the link does',
  fix: 'Give each of them a database user of its own, or narrow the grants that reach this one.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-62'],
  examples: { bad: [example('app')], good: [example('report')] },
  find({ others, link }) {
    const [first, ...more] = others
    if (first === undefined) return nothing
    return [
      {
        ...first.place,
        label: 'this reaches it too',
        also: more.map(({ place }) => ({ ...place, label: 'and this' })),
        facts: {
          who: others.map(({ name }) => shortName(name)),
          user: ifKnown(link.user) ?? '',
          link: link.name,
        },
      },
    ]
  },
  say: ({ who, user, link }) =>
    `${who.join(', ')} may log in as ${user}, the database user of link ${link}, too`,
})
