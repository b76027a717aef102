// Everyone is trusted who brings values that callers set themselves.

import { defineRule, type EveryoneReach, nothing, reachesOfEveryone } from '../../src/engine/rule-kit.ts'

const trustingEveryone = (condition?: object) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'sts:AssumeRole',
      ...(condition && { Condition: condition }),
    } as never,
  ],
})

export const rule = defineRule({
  id: 'weakly-guarded-everyone',
  title: 'anybody of any AWS account gets in who knows values that callers set themselves',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'user agent, region, tags, session name and external id are sent by the caller, and a role of any name can be made in any account: such conditions say nothing of who calls',
  fix: 'Name the role that calls, and keep the condition beside it.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
  ],
  covers: ['TB-18'],

  examples: {
    bad: [
      {
        document: trustingEveryone({
          StringEquals: { 'sts:ExternalId': '7c1f0a52-3b4d-4e8f-9a6b-0d2c4e6f8a1b' },
        }),
      },
      {
        note: 'a role of that name, of any account',
        document: trustingEveryone({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/bytebase' } }),
      },
    ],
    good: [
      {
        document: trustingEveryone({
          ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/bytebase' },
        }),
      },
    ],
  },
  find(trust) {
    const found = reachesOfEveryone(trust).filter(
      ({ reached }) => reached.reach === 'known-value' || reached.reach === 'any-name',
    )
    if (found.length === 0) return nothing
    return found.map(({ trusted, reached }) => ({
      at: { pointer: trusted.pointer },
      label: 'everyone, of every account',
      statement: trusted.statement,
      facts: reached,
    }))
  },
  say: reached => `anybody of any AWS account may assume this role ${how(reached)}`,
})

function how(reached: EveryoneReach): string {
  switch (reached.reach) {
    case 'known-value':
      return `who sends the right ${reached.keys.join(' and ')}`
    case 'any-name':
      return `through a role or user of their own with the right name, as ${reached.name} has`
    default:
      return ''
  }
}
