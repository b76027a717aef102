// The trust policy names the caller, under conditions that its call does not meet.

import { defineRule, nothing, unmetInWords } from '../../src/engine/rule-kit.ts'

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
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:PrincipalOrgID': organization } },
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
  id: 'unmet-condition-of-role',
  title: 'the role lets the caller in only under a condition that its call does not meet',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'trust'],
  since: '0.1.0',
  why: 'a statement whose condition does not hold lets nobody in: STS answers AccessDenied',
  fix: 'Correct the condition of the trust policy, or have the call carry what it asks for.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  covers: ['OR-16', 'TB-36', 'TB-39', 'BB-08', 'TP-13'],
  examples: { bad: [example('o-z9y8x7w6v5')], good: [example('o-a1b2c3d4e5')] },
  find({ causes, caller, hop }) {
    const unmet = causes.filter(cause => cause.kind === 'role-condition')
    if (unmet.length === 0) return nothing
    return unmet.map(({ place, clause }) => ({
      ...place,
      label: 'not met by the call',
      facts: { caller: caller?.name ?? '', role: hop.role.name, unmet: unmetInWords(clause) },
    }))
  },
  say: ({ caller, role, unmet }) => `${role} lets ${caller} in only with ${unmet}`,
})
