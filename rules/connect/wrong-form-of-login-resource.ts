// The resource of a login is in a form that AWS never asks about: a colon where a slash belongs.

import {
  defineRule,
  isServiceLogin,
  itemsOf,
  meantForm,
  nothing,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

const example = (cluster: string, user: string) => ({
  document: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'memorydb:Connect', Resource: [cluster, user] }],
  },
})

export const rule = defineRule({
  id: 'wrong-form-of-login-resource',
  title: 'a login to a cache or a warehouse is granted on an ARN in no form that AWS asks about',
  severity: 'error',
  aws: 'never-matches',
  subject: 'statement',
  types: ['identity', 'boundary', 'session', 'scp'],
  since: '0.1.0',
  why: 'AWS saves the ARN, which is the ARN of nothing: the login is refused, whatever else the policy says',
  fix: 'Write the ARN as the service authorization reference has it: MemoryDB and Redshift Serverless with a slash after the kind of resource, ElastiCache and Redshift with a colon.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmemorydb.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticache.html',
    'https://docs.aws.amazon.com/memorydb/latest/devguide/auth-iam.html',
  ],
  covers: ['TP-15'],
  examples: {
    bad: [
      example(
        'arn:aws:memorydb:us-west-2:444455556666:cluster:sessions',
        'arn:aws:memorydb:us-west-2:444455556666:user:app',
      ),
    ],
    good: [
      example(
        'arn:aws:memorydb:us-west-2:444455556666:cluster/sessions',
        'arn:aws:memorydb:us-west-2:444455556666:user/app',
      ),
    ],
  },
  onAction: isServiceLogin,
  find(statement) {
    const actions = stringsOf(statement.raw, 'Action').filter(isServiceLogin)
    if (actions.length === 0) return nothing
    return itemsOf(statement.raw, 'Resource', statement.pointer).flatMap(({ value, pointer }) => {
      const meant = typeof value === 'string' ? meantForm(value, actions) : undefined
      if (typeof value !== 'string' || meant === undefined) return []
      return [
        {
          at: { pointer },
          facts: { value, action: actions[0] ?? '' },
          fix: { text: `"${meant}"`, edits: [{ do: 'replace' as const, pointer, value: meant }] },
        },
      ]
    })
  },
  say: ({ value, action }) => `${action} is never asked about ${value}`,
})
