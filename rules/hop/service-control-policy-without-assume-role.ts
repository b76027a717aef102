// The caller's policies allow the role, and a level of its organization does not.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const example = (action: string) => ({
  files: {
    'caller.json': {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' },
      ],
    },
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
        },
      ],
    },
    'scp.json': { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] },
  },
  config: {
    accounts: { '111122223333': { scps: ['scp.json'] } },
    links: [
      {
        name: 'orders',
        caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'service-control-policy-without-assume-role',
  title: "a service control policy of the caller's account does not allow it to assume the role",
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller'],
  since: '0.1.0',
  why: 'every level of the organization, from the root down to the account, has to allow an action; one that does not denies it for the whole account',
  fix: 'Allow sts:AssumeRole at this level too, or attach FullAWSAccess there.',
  sources: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html',
  ],
  covers: ['OR-02', 'OR-03', 'XA-I07'],
  yieldsTo: [
    'empty-statement-list',
    'statement-without-resource',
    'statement-without-action',
    'statement-without-effect',
    'misspelt-action',
  ],
  examples: { bad: [example('rds:*')], good: [example('sts:AssumeRole')] },
  find({ causes, caller, hop }) {
    const caps = causes.filter(cause => cause.kind === 'cap').filter(cause => cause.cap === 'scp')
    if (caps.length === 0) return nothing
    return caps.map(cause => ({
      ...cause.place,
      facts: { caller: caller?.name ?? '', role: hop.role.arn },
      fix: { text: `"Action": "sts:AssumeRole", "Resource": "${hop.role.arn}"` },
    }))
  },
  say: ({ caller, role }) => `the service control policy does not let ${caller} assume ${role}`,
})
