// Everyone of an organization is trusted.

import { defineRule, nothing, reachesOfEveryone } from '../../src/engine/rule-kit.ts'

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
  id: 'everyone-in-organization',
  title: 'every identity of an organization may assume the role',
  severity: 'info',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'in every account of the organization, those that may call sts:AssumeRole on all roles get in, whatever they are there for',
  fix: 'Add the role that calls: "ArnEquals": {"aws:PrincipalArn": "…"}, or name it in "Principal".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid',
  ],
  covers: ['TB-48'],

  examples: {
    bad: [{ document: trustingEveryone({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }) }],
    good: [
      {
        document: trustingEveryone({
          StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
          ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/bytebase' },
        }),
      },
    ],
  },
  find(trust) {
    const found = reachesOfEveryone(trust).filter(({ reached }) => reached.reach === 'organization')
    if (found.length === 0) return nothing
    return found.map(({ trusted }) => ({
      at: { pointer: trusted.pointer },
      label: 'everyone of the organization',
      statement: trusted.statement,
      facts: {},
    }))
  },
  say: () => 'every identity of every account of the organization may assume this role',
})
