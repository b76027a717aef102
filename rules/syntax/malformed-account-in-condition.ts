// Accounts in the values of conditions: twelve digits, alone or in an ARN.

import { defineRule, isAccountId, isAccountKey, nothing, parseArn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'malformed-account-in-condition',
  title: 'an account id in a condition does not have 12 digits',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  roles: ['condition-value'],
  since: '0.1.0',
  why: 'account ids have 12 digits, so no request ever has this one: the condition is never true, or always when it is negated',
  fix: 'Write all 12 digits, without hyphens; a spreadsheet or YAML may have dropped leading zeros.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceaccount',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-account',
    'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
  ],
  covers: ['PS-29'],
  yieldsTo: ['placeholder-left-in', 'hidden-character'],
  examples: {
    bad: [
      {
        note: 'a lost leading zero',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'rds.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:SourceAccount': '11122223333' } },
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
              Effect: 'Allow',
              Principal: { Service: 'rds.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Condition: {
                StringEquals: { 'aws:SourceAccount': '111122223333' },
                ArnLike: { 'aws:SourceArn': 'arn:aws:rds:*:111122223333:db:*' },
              },
            },
          ],
        },
      },
    ],
  },
  find({ value, key }) {
    if (key === undefined || !/\d/.test(value)) return nothing
    const isKey = isAccountKey(key)
    if (!isKey && !value.startsWith('arn:')) return nothing
    const account = isKey ? value : (parseArn(value)?.account ?? '')
    if (!/^[\d -]+$/.test(account) || isAccountId(account)) return nothing
    const from = isKey ? 0 : value.indexOf(`:${account}:`) + 1
    const digits = account.replace(/\D/g, '')
    const better = isAccountId(digits) ? value.replace(account, digits) : undefined
    return [
      {
        at: { pointer: '', part: { from, to: from + account.length } },
        label: 'a 12-digit account id belongs here',
        facts: { account, digits: digits.length },
        ...(better !== undefined && {
          fix: {
            text: JSON.stringify(better),
            edits: [{ do: 'replace', pointer: '', value: better } as const],
          },
        }),
      },
    ]
  },
  say: ({ account, digits }) =>
    digits === 12
      ? `the account id ${account} is written with separators`
      : `the account id ${account} has ${digits} digit${digits === 1 ? '' : 's'}, and account ids have 12`,
})
