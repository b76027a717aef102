// A login to a cache or a warehouse that names a form, and leaves a part of it open.

import {
  conditionsOf,
  defineRule,
  inWords,
  isServiceLogin,
  isWideLogin,
  itemsOf,
  narrowsLogins,
  nothing,
  openPartsOf,
  stringsOf,
  valueText,
} from '../../src/engine/rule-kit.ts'

const example = (user: string) => ({
  document: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'memorydb:Connect',
        Resource: [
          'arn:aws:memorydb:us-west-2:444455556666:cluster/sessions',
          `arn:aws:memorydb:us-west-2:444455556666:user/${user}`,
        ],
      },
    ],
  },
})

export const rule = defineRule({
  id: 'open-service-login',
  title: 'a login to a cache or a warehouse is granted for any database or user',
  severity: 'warning',
  aws: 'opens',
  subject: 'statement',
  types: ['identity'],
  since: '0.1.0',
  why: 'what is left open covers what is there tomorrow as well: as another user the same identity may do other things in the database',
  fix: 'Name the part that is open.',
  sources: [
    'https://docs.aws.amazon.com/memorydb/latest/devguide/auth-iam.html',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/generating-iam-credentials-role-permissions.html',
  ],
  covers: [],
  yieldsTo: ['placeholder-left-in'],
  examples: { bad: [example('*')], good: [example('app')] },
  onAction: isServiceLogin,
  find(statement) {
    if (conditionsOf(statement).some(({ key }) => narrowsLogins(key))) return nothing
    const actions = stringsOf(statement.raw, 'Action').filter(isServiceLogin)
    if (statement.raw['Effect'] !== 'Allow' || actions.length === 0) return nothing
    return itemsOf(statement.raw, 'Resource', statement.pointer).flatMap(({ value, pointer }) => {
      const open = typeof value === 'string' && value !== '*' ? openPartsOf(value, actions) : nothing
      if (typeof value !== 'string' || !isWideLogin(value, open)) return []
      return [{ at: { pointer }, facts: { value: valueText(value), open } }]
    })
  },
  say: ({ value, open }) => `${value} lets in to any ${inWords(open)}`,
})
