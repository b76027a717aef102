// An explicit deny covers the login of the link.

import { defineRule, ifKnown, nothing, policyInWords } from '../../src/engine/rule-kit.ts'

const allow = {
  Effect: 'Allow',
  Action: 'rds-db:connect',
  Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
}
const example = (denied: string) => ({
  files: {
    'connect.json': {
      Version: '2012-10-17',
      Statement: [allow, { Effect: 'Deny', Action: 'rds-db:connect', Resource: denied }],
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
  id: 'explicitly-denied-login',
  title: 'a Deny keeps the last role of the link from logging in',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['database', 'resource-id', 'user'],
  since: '0.1.0',
  why: 'an explicit deny wins over every allow, and the database answers as for a wrong password',
  fix: 'Take the database user out of the Deny, or remove the statement.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
  ],
  covers: ['BD-05', 'OR-05'],
  yieldsTo: ['denied-login-grant', 'login-denied-by-absent-key'],
  examples: {
    bad: [example('arn:aws:rds-db:us-east-1:444455556666:dbuser:*/a*')],
    good: [example('arn:aws:rds-db:us-east-1:444455556666:dbuser:*/admin')],
  },
  find({ loginCauses, signer, link }) {
    const denials = loginCauses.filter(cause => cause.kind === 'denied')
    if (denials.length === 0) return nothing
    return denials.map(({ place, by }) => ({
      ...place,
      label: 'covers the database user of the link',
      facts: { signer: signer?.name ?? '', user: ifKnown(link.user) ?? '', by: policyInWords(by) },
    }))
  },
  say: ({ signer, user, by }) => `${by} denies ${signer} to log in as ${user}`,
})
