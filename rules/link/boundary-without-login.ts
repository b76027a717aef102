// The role is granted the login, and its boundary does not allow it.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const example = (action: string) => ({
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
    'cap.json': { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] },
  },
  config: {
    links: [
      {
        name: 'orders',
        target: {
          role: 'arn:aws:iam::444455556666:role/db',
          policies: ['connect.json'],
          boundary: 'cap.json',
        },
        database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'boundary-without-login',
  title: 'the permissions boundary of the last role does not allow the login',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['database', 'resource-id', 'user'],
  since: '0.1.0',
  why: 'a boundary limits everything its role does, and rds:* is not rds-db:connect: the database answers as for a wrong password',
  fix: 'Allow rds-db:connect on this database user in the boundary too.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
  ],
  covers: ['BD-03', 'BD-04', 'TP-19'],
  yieldsTo: [
    'empty-statement-list',
    'statement-without-resource',
    'statement-without-action',
    'statement-without-effect',
    'misspelt-action',
  ],
  examples: { bad: [example('rds:*')], good: [example('rds-db:connect')] },
  find({ loginCauses, signer, neededArn }) {
    const caps = loginCauses.filter(cause => cause.kind === 'cap').filter(cause => cause.cap === 'boundary')
    if (caps.length === 0 || neededArn === undefined) return nothing
    return caps.map(cause => ({
      ...cause.place,
      facts: { signer: signer?.name ?? '', neededArn },
      fix: { text: `"Action": "rds-db:connect", "Resource": "${neededArn}"` },
    }))
  },
  say: ({ signer, neededArn }) =>
    `the permissions boundary does not let ${signer} log in: rds-db:connect on ${neededArn} is not allowed`,
})
