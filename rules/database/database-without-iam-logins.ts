// A database whose engine, version, class or kind knows no IAM logins.

import { defineRule, exampleInstance, nothing, placeIn, whyNoTokens } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'database-without-iam-logins',
  title: 'a database that a link or a grant is for cannot accept IAM logins',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  since: '0.1.0',
  why: 'IAM database authentication cannot be enabled there, so no token is ever accepted',
  fix: 'Log in with a password or Kerberos, or move to an engine, version or class that supports IAM database authentication.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.IamDatabaseAuthentication.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless.html',
  ],
  covers: ['RC-06', 'RC-07', 'RC-09', 'RC-10', 'RC-12', 'BB-16', 'TP-26'],
  examples: {
    bad: [exampleInstance({ Engine: 'oracle-ee', EngineVersion: '19.0.0.0' })],
    good: [exampleInstance({ Engine: 'mariadb', EngineVersion: '11.4.4' })],
  },
  find({ database }) {
    const obstacle = whyNoTokens(database)
    if (obstacle === undefined) return nothing
    return [{ ...placeIn(database, obstacle.member), facts: { name: database.name, what: obstacle.what } }]
  },
  say: ({ name, what }) => `${name} cannot accept IAM logins: ${what}`,
})
