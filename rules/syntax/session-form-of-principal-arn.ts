// `aws:PrincipalArn` compared with the ARN of a session, which that key never holds.

import {
  defineRule,
  type Found,
  nothing,
  parseArn,
  valueText,
  withoutAMatch,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly value: string
  readonly role: string
  readonly result: string
}

export const rule = defineRule({
  id: 'session-form-of-principal-arn',
  title: 'aws:PrincipalArn is compared with the ARN of an assumed-role session',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'for a session AWS puts the ARN of its role into aws:PrincipalArn, never the sts ARN of the session that error messages and get-caller-identity show',
  fix: "Write the role's ARN, arn:aws:iam::<account>:role/<path><name>, with the role's path, which the session's ARN leaves out.",
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn',
  ],
  covers: ['TB-52'],
  yieldsTo: [
    'wildcard-in-exact-operator',
    'unreadable-condition-value',
    'placeholder-left-in',
    'hidden-character',
  ],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              Action: 'sts:AssumeRole',
              Condition: {
                ArnLike: { 'aws:PrincipalArn': 'arn:aws:sts::111122223333:assumed-role/connector/*' },
              },
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'rds-db:connect',
              Resource: '*',
              Condition: {
                ArnNotLike: {
                  'aws:PrincipalArn': [
                    'arn:aws:iam::111122223333:role/connector',
                    'arn:aws:sts::111122223333:federated-user/alice',
                  ],
                },
              },
            },
          ],
        },
      },
    ],
  },
  find(condition) {
    const { operator, key, values } = condition
    if (key.toLowerCase() !== 'aws:principalarn') return nothing
    if (operator?.family !== 'Arn' && operator?.family !== 'String') return nothing
    const found: Found<Facts>[] = []
    for (const { value, pointer } of values) {
      const arn = typeof value === 'string' ? parseArn(value) : undefined
      // No principal of IAM is of the type assumed-role, so the service does not matter.
      if (!arn?.resource.startsWith('assumed-role/')) continue
      const name = arn.resource.split('/')[1] ?? ''
      found.push({
        at: { pointer },
        label: 'a session, not a role',
        facts: {
          value: valueText(value),
          role: `arn:${arn.partition}:iam::${arn.account}:role/${name}`,
          result: withoutAMatch(condition),
        },
        fix: { text: `"arn:${arn.partition}:iam::${arn.account}:role/${name}"` },
      })
    }
    return found.length === 0 ? nothing : found
  },
  say: ({ value, role, result }) =>
    `aws:PrincipalArn holds the role (${role}) and never its session ${value}, ${result}`,
})
