// An explicit deny on the role's side: in its trust policy, or in a resource control policy.

import { defineRule, nothing, policyInWords } from '../../src/engine/rule-kit.ts'

const allow = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
  Action: 'sts:AssumeRole',
}
const example = (organization: string) => ({
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
        allow,
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'sts:AssumeRole',
          Condition: { StringNotEquals: { 'aws:PrincipalOrgID': organization } },
        },
      ],
    },
  },
  config: {
    accounts: { '111122223333': { organization: 'o-a1b2c3d4e5' } },
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
  id: 'caller-denied-by-role',
  title: 'a Deny on the side of the role keeps the caller of the link out',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'trust'],
  since: '0.1.0',
  why: 'an explicit deny in the trust policy, or in a resource control policy of its account, wins over every allow',
  fix: 'Take the caller out of the Deny, by its account or its ARN, or remove the statement.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
  ],
  covers: ['TB-59', 'OR-10'],
  examples: { bad: [example('o-z9y8x7w6v5')], good: [example('o-a1b2c3d4e5')] },
  find({ causes, caller, hop }) {
    const denials = causes.filter(cause => cause.kind === 'denied').filter(cause => cause.side === 'role')
    if (denials.length === 0) return nothing
    return denials.map(cause => ({
      ...cause.place,
      label: `applies to ${caller?.name} too`,
      facts: { caller: caller?.arn ?? '', role: hop.role.name, by: policyInWords(cause.by) },
    }))
  },
  say: ({ caller, role, by }) => `${by} denies ${caller} to assume ${role}`,
})
