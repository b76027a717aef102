// rds-db:connect has one kind of resource, and its ARN looks like no other of RDS.

import { arnFault, defineRule, nothing, replacement } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'malformed-rds-db-arn',
  title: 'an ARN of a database user is not of the form that logins are compared with',
  severity: 'error',
  aws: 'never-matches',
  subject: 'resource',
  form: true,
  since: '0.1.0',
  why: 'AWS saves the policy without a word, and a login, which is checked against arn:PARTITION:rds-db:REGION:ACCOUNT:dbuser:RESOURCE-ID/USER, never matches it',
  fix: 'Write arn:aws:rds-db:REGION:ACCOUNT:dbuser:RESOURCE-ID/USER, with the resource id (db-..., cluster-... or prx-...) from the Configuration tab of the database and the name of the database user.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrdsiamauthentication.html',
  ],
  covers: ['PS-13', 'PB-20', 'PB-63'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'malformed-variable', 'empty-database-user'],
  examples: {
    bad: [
      {
        note: 'a slash for the colon',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser/db-ABCDEFGHIJKL01234/app',
            },
          ],
        },
      },
      {
        note: 'the ARN of the instance in place of its resource id',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource:
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:arn:aws:rds:eu-west-1:444455556666:db:orders/app',
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
              Action: 'rds-db:connect',
              Resource: [
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:cluster-ABCDEFGHIJKL01234/app',
                'arn:aws:rds-db:eu-west-1:444455556666:dbuser:prx-0123456789abcdef0/${aws:PrincipalTag/dbuser}',
              ],
            },
          ],
        },
      },
    ],
  },
  find({ value }) {
    const fault = value.startsWith('arn:') ? arnFault(value) : undefined
    if (fault?.is !== 'database-user') return nothing
    const { what, instead } = fault
    return [{ facts: { value, what }, ...(instead !== undefined && { fix: replacement(instead) }) }]
  },
  say: ({ value, what }) => `${value} ${what}`,
})
