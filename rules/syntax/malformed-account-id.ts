// Accounts have twelve digits; the fifth section of an ARN is one of them, or nothing.

import {
  arnSectionsOf,
  defineRule,
  isAccountId,
  literalSection,
  nothing,
  replacement,
  sectionRange,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'malformed-account-id',
  title: 'the account of an ARN has not twelve digits',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'AWS saves the policy without a word, and nothing has an ARN with such an account, so what is said of it here has no effect',
  fix: 'Write the twelve digits of the account, leading zeros included and without hyphens.',
  sources: [
    'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-account',
  ],
  covers: ['PS-29'],
  yieldsTo: [
    'placeholder-left-in',
    'hidden-character',
    'malformed-variable',
    'malformed-arn',
    'malformed-rds-db-arn',
    'unreadable-condition-value',
  ],
  examples: {
    bad: [
      {
        note: 'a leading zero is lost',
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::12345678901:role/app-db' },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::123456789012:role/app-db' },
            { Effect: 'Allow', Action: 'iam:GetPolicy', Resource: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
          ],
        },
      },
    ],
  },
  find(subject) {
    const sections = arnSectionsOf(subject)
    const account = literalSection(sections, 4)
    if (sections === undefined || account === undefined) return nothing
    // AWS's own accounts have names in small letters, which are another rule's.
    if (isAccountId(account) || /^[a-z][a-z-]*$/.test(account)) return nothing
    const digits = account.replaceAll('-', '')
    const corrected = [...sections.slice(0, 4), digits, ...sections.slice(5)].join(':')
    return [
      {
        at: { pointer: '', part: sectionRange(sections, 4) },
        facts: { value: subject.value, account },
        ...(isAccountId(digits) && { fix: replacement(corrected) }),
      },
    ]
  },
  say({ value, account }) {
    if (!/^[\d-]+$/.test(account)) return `"${account}" in ${value} is no account, which has twelve digits`
    if (account.includes('-')) return `the account "${account}" in ${value} has hyphens`
    const zero = account.length === 11 ? '; was a leading zero lost?' : ''
    return `the account "${account}" in ${value} has ${account.length} digits instead of twelve${zero}`
  },
})
