// Everyone, of every account, may assume the role.

import { callerFix, defineRule, nothing, reachesOfEveryone } from '../../src/engine/rule-kit.ts'

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
  id: 'trust-everyone',
  title: 'anybody of any AWS account may assume the role',
  severity: 'error',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'whoever has an AWS account lets their own identity call sts:AssumeRole, and nothing on this side keeps it out',
  fix: 'Name the role that calls; where that cannot be, compare aws:PrincipalArn, aws:PrincipalAccount or aws:PrincipalOrgID in a condition.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  covers: ['TB-17', 'TP-23'],

  examples: {
    bad: [
      { document: trustingEveryone() },
      {
        note: 'everybody can have MFA',
        document: trustingEveryone({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      },
    ],
    good: [
      {
        document: trustingEveryone({
          ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/bytebase' },
        }),
      },
      {
        note: 'one organization',
        document: trustingEveryone({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      },
    ],
  },
  find(trust) {
    const found = reachesOfEveryone(trust).filter(({ reached }) => reached.reach === 'open')
    if (found.length === 0) return nothing
    return found.map(({ trusted }) => {
      const fix = callerFix(trust, trusted.pointer)
      return {
        at: { pointer: trusted.pointer },
        label: 'everyone, of every account',
        statement: trusted.statement,
        facts: { isConditional: 'Condition' in trusted.statement.raw },
        ...(fix && { fix }),
      }
    })
  },
  say: ({ isConditional }) =>
    isConditional
      ? 'anybody of any AWS account may assume this role: the conditions keep nobody out'
      : 'anybody of any AWS account may assume this role',
})
