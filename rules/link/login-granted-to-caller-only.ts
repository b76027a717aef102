// The grant sits on the caller's side, where it has no effect.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const example = (owner: string) => ({
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
    'other.json': {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: {
          role: 'arn:aws:iam::111122223333:role/tool',
          policies: [owner === 'target' ? 'other.json' : 'connect.json'],
        },
        target: {
          role: 'arn:aws:iam::444455556666:role/db',
          policies: [owner === 'target' ? 'connect.json' : 'other.json'],
        },
        database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'login-granted-to-caller-only',
  title: 'an earlier role of the link is granted the login, and the one that connects is not',
  severity: 'error',
  aws: 'never-matches',
  subject: 'link',
  needs: ['signer-policies', 'database', 'resource-id', 'user'],
  since: '0.1.0',
  why: "RDS has no policies on its side: only an identity of the database's own account can log in, and it needs the grant itself",
  fix: 'Move the statement to a policy of the last role, which signs the token.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['IA-21', 'BB-09'],
  examples: { bad: [example('caller')], good: [example('target')] },
  find({ loginCauses, signer, neededArn }) {
    const misplaced = loginCauses.filter(cause => cause.kind === 'granted-before')
    if (misplaced.length === 0 || neededArn === undefined) return nothing
    return misplaced.map(({ place, by }) => ({
      ...place,
      label: `belongs to ${signer?.name}`,
      facts: { signer: signer?.name ?? '', by: by.name, neededArn },
      fix: { text: `"Action": "rds-db:connect", "Resource": "${neededArn}" in a policy of ${signer?.name}` },
    }))
  },
  say: ({ signer, by, neededArn }) => `${by} is granted ${neededArn}, and it is ${signer} that logs in`,
})
