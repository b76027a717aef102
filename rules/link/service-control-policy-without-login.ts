// The role is granted the login, and a level of its organization does not allow it.

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
    accounts: { '444455556666': { scps: ['cap.json'] } },
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
  id: 'service-control-policy-without-login',
  title: "a service control policy of the database's account does not allow the login",
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['database', 'resource-id', 'user'],
  since: '0.1.0',
  why: 'every level of the organization has to allow rds-db:connect, and rds:* does not cover it: the database answers as for a wrong password',
  fix: 'Allow rds-db:connect at this level too.',
  sources: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
  ],
  covers: ['OR-04', 'XA-I07'],
  yieldsTo: [
    'empty-statement-list',
    'statement-without-resource',
    'statement-without-action',
    'statement-without-effect',
    'misspelt-action',
  ],
  examples: { bad: [example('rds:*')], good: [example('rds-db:connect')] },
  find({ loginCauses, signer, neededArn }) {
    const caps = loginCauses.filter(cause => cause.kind === 'cap').filter(cause => cause.cap === 'scp')
    if (caps.length === 0 || neededArn === undefined) return nothing
    return caps.map(cause => ({
      ...cause.place,
      facts: { signer: signer?.name ?? '', neededArn },
      fix: { text: `"Action": "rds-db:connect", "Resource": "${neededArn}"` },
    }))
  },
  say: ({ signer, neededArn }) =>
    `the service control policy does not let ${signer} log in: rds-db:connect on ${neededArn} is not allowed`,
})
