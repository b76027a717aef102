// A Deny that is meant for other networks, and denies every login: the key that it asks about is never there.

import {
  defineRule,
  deniesLogin,
  effectOf,
  keyAt,
  nothing,
  settledConditions,
  statementsOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'login-denied-by-absent-key',
  title: 'a Deny on a key that no login carries refuses every login',
  severity: 'error',
  aws: 'denies',
  subject: 'permissions',
  since: '0.1.0',
  why: 'a negated operator is met when the key is absent, and no login carries it, so this Deny refuses the logins that another statement allows',
  fix: 'Leave rds-db:connect out of the Deny, or let it apply only where the key is there: add "Null" with the key and "false".',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  covers: ['PB-41'],
  yieldsTo: [
    'condition-key-of-other-service',
    'condition-without-values',
    'misspelt-condition-key',
    'unknown-condition-operator',
    'operator-type-mismatch',
    'unreadable-condition-value',
    'placeholder-left-in',
  ],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
            {
              Effect: 'Deny',
              Action: '*',
              Resource: '*',
              Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
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
              Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
            {
              Effect: 'Deny',
              Action: '*',
              Resource: '*',
              Condition: {
                NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
                Null: { 'aws:SourceIp': 'false' },
              },
            },
          ],
        },
      },
    ],
  },
  find({ policies, grants, home }) {
    if (!policies.some(({ policy }) => statementsOf(policy).some(one => effectOf(one) === 'Deny')))
      return nothing
    const logins = grants
      .filter(({ isWrittenForConnecting }) => isWrittenForConnecting)
      .flatMap(({ resources }) =>
        resources.flatMap(({ asWritten: { witness, account } }) =>
          witness === undefined
            ? []
            : [account === 'exact' ? witness : witness.replace(/^((?:[^:]*:){4})[^:]*/, `$1${home.account}`)],
        ),
      )
    if (logins.length === 0) return nothing
    return policies.flatMap(({ document, policy }) =>
      statementsOf(policy).flatMap(statement => {
        if (effectOf(statement) !== 'Deny') return []
        const [settled] = settledConditions(statement).filter(({ met }) => met)
        if (settled === undefined || !logins.some(arn => deniesLogin(statement, arn))) return []
        return [{ in: document, at: keyAt(settled.pointer), statement, facts: settled }]
      }),
    )
  },
  say: ({ key, operator }) =>
    `no login carries ${key}, and ${operator} is met without it, so this Deny refuses every login`,
})
