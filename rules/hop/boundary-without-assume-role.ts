// The caller's policies allow the role, and its boundary does not.

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
    'boundary.json': {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: {
          role: 'arn:aws:iam::111122223333:role/tool',
          policies: ['caller.json'],
          boundary: 'boundary.json',
        },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'boundary-without-assume-role',
  title: "the caller's permissions boundary does not allow it to assume the role",
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller'],
  since: '0.1.0',
  why: "a boundary grants nothing and limits everything: what it does not allow is denied, whatever the caller's policies say",
  fix: 'Allow sts:AssumeRole on this role in the boundary too.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  covers: ['BD-01', 'BD-02', 'TP-19', 'XA-I07'],
  yieldsTo: [
    'empty-statement-list',
    'statement-without-resource',
    'statement-without-action',
    'statement-without-effect',
    'misspelt-action',
  ],
  examples: { bad: [example('rds:*')], good: [example('sts:AssumeRole')] },
  find({ causes, caller, hop }) {
    const caps = causes.filter(cause => cause.kind === 'cap').filter(cause => cause.cap === 'boundary')
    if (caps.length === 0) return nothing
    return caps.map(cause => ({
      ...cause.place,
      facts: { caller: caller?.name ?? '', role: hop.role.arn },
      fix: { text: `"Action": "sts:AssumeRole", "Resource": "${hop.role.arn}"` },
    }))
  },
  say: ({ caller, role }) => `the permissions boundary does not let ${caller} assume ${role}`,
})
