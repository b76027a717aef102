// Everyone is allowed, and Denies keep out those who are not meant.

import { defineRule, nothing, reachesOfEveryone } from '../../src/engine/rule-kit.ts'

const trusting = (principal: string, ...denies: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' },
    ...denies,
  ] as never[],
})

export const rule = defineRule({
  id: 'everyone-but-denied',
  title: 'everyone is trusted, and only a Deny keeps the others out',
  severity: 'info',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'with the Deny gone, or one slip in its condition, anybody of any AWS account may assume the role; an Allow that names the caller fails the other way',
  fix: 'Name who is meant in "Principal" of the Allow; the Deny can stay.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
  ],
  covers: ['TB-86'],

  examples: {
    bad: [
      {
        document: trusting('*', {
          Effect: 'Deny',
          Principal: '*',
          Action: 'sts:AssumeRole',
          Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/bytebase' } },
        }),
      },
    ],
    good: [{ document: trusting('arn:aws:iam::111122223333:role/bytebase') }],
  },
  find(trust) {
    const found = reachesOfEveryone(trust).filter(({ reached }) => reached.reach === 'deny')
    if (found.length === 0) return nothing
    return found.map(({ trusted }) => ({
      at: { pointer: trusted.pointer },
      label: 'only a Deny keeps the others out',
      statement: trusted.statement,
      facts: {},
    }))
  },
  say: () => 'this Allow lets in everyone, and only a Deny keeps out those who are not meant',
})
