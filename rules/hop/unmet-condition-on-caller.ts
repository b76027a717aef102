// The caller's grant for the role has conditions that its call does not meet.

import { defineRule, nothing, unmetInWords } from '../../src/engine/rule-kit.ts'

const example = (id: string) => ({
  files: {
    'caller.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Resource: 'arn:aws:iam::444455556666:role/db',
          Condition: { StringEquals: { 'sts:ExternalId': id } },
        },
      ],
    },
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'orders-0b9f2a5e' } },
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json' },
        externalId: 'orders-0b9f2a5e',
      },
    ],
  },
})

export const rule = defineRule({
  id: 'unmet-condition-on-caller',
  title: 'the caller may assume the role only under a condition that its call does not meet',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'caller-policies'],
  since: '0.1.0',
  why: 'a statement whose condition does not hold allows nothing: STS answers AccessDenied',
  fix: "Remove the condition from the caller's policy, or have the call carry what it asks for; the external id is best demanded in the trust policy alone.",
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  covers: ['IA-12', 'IA-13', 'IA-17'],
  examples: { bad: [example('orders-77aa')], good: [example('orders-0b9f2a5e')] },
  find({ causes, caller, hop }) {
    const unmet = causes.filter(cause => cause.kind === 'caller-condition')
    if (unmet.length === 0) return nothing
    return unmet.map(({ place, clause }) => ({
      ...place,
      label: 'not met by the call',
      facts: { caller: caller?.name ?? '', role: hop.role.name, unmet: unmetInWords(clause) },
    }))
  },
  say: ({ caller, role, unmet }) => `${caller} may assume ${role} only with ${unmet}`,
})
