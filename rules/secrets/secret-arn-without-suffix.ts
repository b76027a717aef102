// The ARN of a secret without the six characters that AWS puts at its end.

import { defineRule, itemsOf, nothing, parseArn, stringsOf } from '../../src/engine/rule-kit.ts'

const example = (name: string) => ({
  document: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'secretsmanager:GetSecretValue',
        Resource: `arn:aws:secretsmanager:eu-west-1:444455556666:secret:${name}`,
      },
    ],
  },
})

export const rule = defineRule({
  id: 'secret-arn-without-suffix',
  title: 'a grant names a secret without the six characters at the end of its ARN',
  severity: 'error',
  aws: 'never-matches',
  subject: 'statement',
  types: ['identity', 'boundary', 'session', 'scp'],
  since: '0.1.0',
  why: 'every ARN of a secret ends with a hyphen and six characters that AWS chose, and requests carry that whole ARN: this one matches none',
  fix: 'Write the whole ARN as AWS shows it, or put -?????? after the name.',
  sources: [
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html',
  ],
  covers: ['XA-S07'],
  yieldsTo: ['placeholder-left-in', 'malformed-arn', 'action-resource-mismatch'],
  examples: {
    bad: [example('orders-app'), example('tools/orders')],
    good: [example('orders-app-AbCdEf'), example('orders-app-??????'), example('orders-app*')],
  },
  onAction: action => action.toLowerCase().startsWith('secretsmanager:'),
  find(statement) {
    if (!stringsOf(statement.raw, 'Action').some(one => one.toLowerCase().startsWith('secretsmanager:')))
      return nothing
    return itemsOf(statement.raw, 'Resource', statement.pointer).flatMap(({ value, pointer }) => {
      const name = typeof value === 'string' ? nameIn(value) : undefined
      if (name === undefined || /[*?$]/.test(name) || /-[A-Za-z0-9]{6}$/.test(name)) return []
      const text = `${value}-??????`
      return [
        {
          at: { pointer },
          facts: { name },
          fix: { text: `"${text}"`, edits: [{ do: 'replace' as const, pointer, value: text }] },
        },
      ]
    })
  },
  say: ({ name }) => `"${name}" lacks the six characters that end the ARN of a secret`,
})

function nameIn(value: string): string | undefined {
  const arn = parseArn(value)
  return arn?.service === 'secretsmanager' && arn.resource.startsWith('secret:')
    ? arn.resource.slice('secret:'.length)
    : undefined
}
