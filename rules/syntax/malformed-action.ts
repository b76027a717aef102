// An action is a service, a colon and a name; IAM checks that much when it saves a policy.

import { actionWithin, defineRule, nothing, replacement } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'malformed-action',
  title: 'an action is not written service:Name',
  severity: 'error',
  aws: 'refuses',
  subject: 'action',
  since: '0.1.0',
  why: 'AWS refuses the policy with MalformedPolicyDocument: an action is one service prefix without wildcards, one colon and a name',
  fix: 'Write the action as service:Name, for example rds-db:connect, or "*" for every action.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-action',
  ],
  covers: ['PS-11'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'empty-element'],
  examples: {
    bad: [
      {
        note: 'no service',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'connect', Resource: '*' }],
        },
      },
      {
        note: 'a wildcard in the service',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds*:connect', Resource: '*' }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'RDS-DB:Connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
            { Effect: 'Allow', Action: 's3:Get*', Resource: '*' },
          ],
        },
      },
    ],
  },
  find({ value }, ask) {
    const fault = faultOf(value)
    if (fault === undefined) return nothing
    const meant = actionWithin(value, ask.aws)
    return [{ facts: { value, fault }, ...(meant !== undefined && { fix: replacement(meant) }) }]
  },
  say: ({ value, fault }) => `"${value}" is not an action: ${fault}`,
})

function faultOf(value: string): string | undefined {
  const colon = value.indexOf(':')
  if (colon < 0) return /^\*+$/.test(value) ? undefined : 'no service and colon before the name'
  const prefix = value.slice(0, colon)
  const name = value.slice(colon + 1)
  if (value.startsWith('arn:')) return 'ARNs belong in Resource'
  if (name.includes(':')) return 'an action has one colon only'
  if (prefix === '') return 'no service before the colon'
  if (name === '') return 'no name behind the colon'
  // What AWS makes of `*:*` is nowhere said; it reads like `*`.
  if (/[*?]/.test(prefix)) return value === '*:*' ? undefined : 'no wildcard can stand in the service prefix'
  const odd = /[^a-zA-Z0-9.-]/.exec(prefix)
  return odd ? `no service prefix has "${odd[0]}" in it` : undefined
}
