// A login to a cache or a warehouse, open to every user of every database.

import {
  conditionsOf,
  defineRule,
  isServiceLogin,
  itemsOf,
  narrowsLogins,
  nothing,
  openPartsOf,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

const example = (Resource: string | string[]) => ({
  document: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'elasticache:Connect', Resource }],
  },
})

export const rule = defineRule({
  id: 'wildcard-service-login',
  title: 'a grant that is only for logging in to a cache or a warehouse is open to all of them',
  severity: 'error',
  aws: 'opens',
  subject: 'statement',
  types: ['identity'],
  since: '0.1.0',
  why: 'the star covers every cache, cluster or workgroup of the account in all regions, those of tomorrow included, and every user that accepts IAM logins',
  fix: 'Name the database and the user, each by its ARN; a cache needs both.',
  sources: [
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
    'https://docs.aws.amazon.com/memorydb/latest/devguide/auth-iam.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/generating-iam-credentials-role-permissions.html',
  ],
  covers: ['TP-18'],
  yieldsTo: ['placeholder-left-in'],
  examples: {
    bad: [example('*')],
    good: [
      example([
        'arn:aws:elasticache:us-west-2:444455556666:replicationgroup:sessions',
        'arn:aws:elasticache:us-west-2:444455556666:user:app',
      ]),
    ],
  },
  onAction: isServiceLogin,
  find(statement) {
    if (conditionsOf(statement).some(({ key }) => narrowsLogins(key))) return nothing
    const actions = stringsOf(statement.raw, 'Action')
    const isForLogins = actions.length > 0 && actions.every(isServiceLogin)
    if (statement.raw['Effect'] !== 'Allow' || !isForLogins) return nothing
    return itemsOf(statement.raw, 'Resource', statement.pointer).flatMap(({ value, pointer }) =>
      value === '*' ? [{ at: { pointer }, facts: { actions, open: openPartsOf(value, actions) } }] : [],
    )
  },
  say: ({ actions, open }) =>
    `${actions.join(' and ')} on "*" is open to any ${open.slice(0, -1).join(', ')} and ${open.at(-1)}`,
})
