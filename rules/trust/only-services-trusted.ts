// The role of a link trusts services, and not the caller: what the console writes for a role of EC2 or RDS.

import { callersIn, defineRule, nothing } from '../../src/engine/rule-kit.ts'

const config = {
  links: [
    {
      name: 'orders',
      caller: { role: 'arn:aws:iam::111122223333:role/bytebase' },
      target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json' },
    },
  ],
}

const trusting = (principal: object) => ({
  'trust.json': {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' } as never],
  },
})

export const rule = defineRule({
  id: 'only-services-trusted',
  title: 'the role of a link trusts AWS services only',
  severity: 'error',
  aws: 'denies',
  subject: 'trust',
  since: '0.1.0',
  why: 'a service principal lets in the service itself, not what runs on it: a program on EC2 calls as the role of its instance, and STS answers AccessDenied',
  fix: 'Name the role or user that calls under "AWS" in "Principal".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html',
  ],
  covers: ['TB-61'],
  examples: {
    bad: [{ files: trusting({ Service: 'ec2.amazonaws.com' }), config }],
    good: [{ files: trusting({ AWS: 'arn:aws:iam::111122223333:role/bytebase' }), config }],
  },
  find(trust) {
    const [first] = trust.trusted
    const [caller, ...others] = callersIn(trust)
    if (first === undefined || caller === undefined) return nothing
    if (trust.trusted.some(({ form, element }) => form !== 'service' || element !== 'Principal'))
      return nothing
    const services = [...new Set(trust.trusted.map(({ value }) => value))]
    return [
      {
        at: { pointer: first.pointer },
        label: 'not who calls',
        statement: first.statement,
        facts: { services, caller },
        ...(others.length === 0 && { fix: { text: `"Principal": {"AWS": "${caller}"}` } }),
      },
    ]
  },
  say: ({ services, caller }) => `only ${services.join(' and ')} may assume this role, and ${caller} calls`,
})
