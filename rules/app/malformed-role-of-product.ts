// What a product is told to assume is no role.

import {
  type AppConfig,
  defineRule,
  exampleTeleportDatabase,
  isUnknown,
  nothing,
  principalFault,
  principalForm,
  unknownWhereFilledIn,
  type Written,
} from '../../src/engine/rule-kit.ts'

const example = (role: string) => exampleTeleportDatabase({ aws: { assume_role_arn: role } })

export const rule = defineRule({
  id: 'malformed-role-of-product',
  title: 'what a product is told to assume is no ARN of a role',
  severity: 'error',
  aws: 'refuses',
  subject: 'app-config',
  since: '0.1.0',
  why: 'STS refuses the call before it looks at any policy, so that the product never reaches the database',
  fix: 'Write the ARN of the role: arn:aws:iam::<account>:role/<name>, with its path if it has one.',
  sources: [
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  ],
  covers: [],
  yieldsTo: ['placeholder-left-in'],
  examples: {
    bad: [
      { note: 'a letter is missing', ...example('arn:aws:iam::444455556666:rol/orders') },
      { note: 'a user', ...example('arn:aws:iam::444455556666:user/orders') },
    ],
    good: [example('arn:aws:iam::444455556666:role/orders')],
  },
  find({ app }) {
    const found = rolesIn(app).flatMap(({ value: written, pointer }) => {
      const value = unknownWhereFilledIn(written)
      if (value === '' || isUnknown(value)) return []
      const fault = value.startsWith('arn:') ? principalFault('AWS', value) : noArn
      const form = principalForm('AWS', value)
      if (form === 'role' && fault === undefined) return []
      const { better } = fault ?? {}
      return [
        {
          at: { pointer },
          facts: { value, says: fault?.says ?? 'is somebody else, and only roles can be assumed' },
          ...(better !== undefined &&
            principalForm('AWS', better) === 'role' && { fix: { text: `"${better}"` } }),
        },
      ]
    })
    return found.length === 0 ? nothing : found
  },
  say: ({ value, says }) => `"${value}" is no role: it ${says}`,
})

const noArn: ReturnType<typeof principalFault> = {
  says: 'is no ARN, and one of a role is arn:aws:iam::<account>:role/<name>',
}

/** Those of databases, and those of matchers and selectors. */
function rolesIn({ databases, entries }: AppConfig): readonly Written[] {
  return [
    ...databases.flatMap(({ role }) => role ?? []),
    ...entries.flatMap(({ settings }) =>
      [...settings].flatMap(([name, { value, pointer }]) =>
        /(^|\.)assume_role_arn$/.test(name) && typeof value === 'string' ? [{ value, pointer }] : [],
      ),
    ),
  ]
}
