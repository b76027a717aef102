// The identity that connects has no grant for the database user of the link.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const example = (user: string) => ({
  files: {
    'connect.json': {
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
  id: 'login-not-granted',
  title: 'the last role of the link may not log in as its database user',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['signer-policies', 'database', 'resource-id', 'user'],
  since: '0.1.0',
  why: 'the database answers as for a wrong password: PAM authentication failed, or access denied for user',
  fix: 'Allow rds-db:connect on exactly this database user in a policy of the role that connects.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html'],
  covers: ['PB-01', 'BD-06', 'PB-03', 'BB-09', 'TP-14', 'XA-I04'],
  yieldsTo: [
    'other-region-than-link',
    'other-database-than-link',
    'other-kind-than-link',
    'other-user-than-link',
    'foreign-account-in-grant',
    'foreign-partition-in-grant',
    'unsupported-key-on-login',
    'mfa-condition-on-login',
    'username-variable-for-role',
    'empty-statement-list',
    'statement-without-resource',
    'statement-without-action',
    'statement-without-effect',
    'misspelt-action',
    'placeholder-left-in',
    'malformed-rds-db-arn',
    'wrong-rds-db-resource-id',
    'action-resource-mismatch',
  ],
  examples: { bad: [example('report')], good: [example('app')] },
  find({ loginCauses, signer, neededArn, link }) {
    const missing = loginCauses.filter(cause => cause.kind === 'no-grant')
    if (missing.length === 0 || neededArn === undefined) return nothing
    return missing.map(({ place, value, inBoundary }) => ({
      ...place,
      ...(value !== undefined && { label: 'not the database user of the link' }),
      facts: { signer: signer?.name ?? '', neededArn, inBoundary, granted: value },
      fix: {
        text: `${value === undefined ? '"Action": "rds-db:connect", "Resource": ' : ''}"${neededArn}"  (values from link ${link.name})`,
        ...(value !== undefined &&
          place && { edits: [{ do: 'replace' as const, pointer: place.at.pointer, value: neededArn }] }),
      },
    }))
  },
  say: ({ signer, neededArn, inBoundary, granted }) => {
    if (inBoundary)
      return `${signer} is not granted ${neededArn}; its boundary allows it, and a boundary grants nothing`
    return granted === undefined
      ? `none of the policies of ${signer} allows rds-db:connect on ${neededArn}`
      : `${signer} may not log in as ${neededArn.split('/').pop()}: it is granted ${granted}`
  },
})
