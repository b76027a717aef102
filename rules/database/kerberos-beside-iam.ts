// A PostgreSQL database in a directory.

import { defineRule, exampleInstance, nothing, partsOf, placeIn, textOf } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'kerberos-beside-iam',
  title: 'a PostgreSQL database that a link or a grant is for takes Kerberos logins, too',
  severity: 'info',
  aws: 'accepts',
  subject: 'database',
  since: '0.1.0',
  why: 'a user that is a member of rds_ad or rds_iam can log in in that one way only; one that is a member of both cannot log in with a token',
  fix: 'Give each database user one of the two.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/postgresql-kerberos.html',
  ],
  covers: ['RC-13'],
  examples: {
    bad: [exampleInstance({ DomainMemberships: [{ Domain: 'd-0123456789', Status: 'joined' }] })],
    good: [exampleInstance({ DomainMemberships: [] })],
  },
  find({ database }) {
    if (!textOf(database, 'Engine')?.includes('postgres')) return nothing
    const [membership] = partsOf(database, 'DomainMemberships')
    if (!membership) return nothing
    const facts = { name: database.name, domain: textOf(membership, 'Domain') ?? 'a directory' }
    return [{ ...placeIn(membership, 'Domain'), facts }]
  },
  say: ({ name, domain }) => `${name} takes Kerberos logins of ${domain}, too`,
})
