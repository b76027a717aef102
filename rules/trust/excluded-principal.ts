// A principal that is named, and shut out by the condition beside it.

import {
  assumeActionsOf,
  compiledConditionsOf,
  defineRule,
  isDerivedKey,
  searchThrough,
  strangerIn,
  type Trusted,
  type TrustSubject,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'excluded-principal',
  title: 'a trust policy names a principal and asks for another one in its condition',
  severity: 'error',
  aws: 'never-matches',
  subject: 'trust',
  since: '0.1.0',
  why: 'both the principal and the condition have to fit the caller, and these two fit nobody together, so that nobody gets in',
  fix: 'Name the same account, role or user in both places, or leave the condition out where the principal says it already.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  ],
  covers: ['TB-52', 'TB-53'],
  yieldsTo: [
    ...['session-form-of-principal-arn', 'wildcard-in-exact-operator', 'malformed-account-in-condition'],
    ...['placeholder-left-in', 'operator-type-mismatch', 'unreadable-condition-value', 'hidden-character'],
    ...[
      'text-for-boolean-key',
      'incomplete-sso-role-arn',
      'condition-without-values',
      'malformed-id-in-condition',
    ],
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
              Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::777788889999:role/bytebase' } },
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
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              Action: 'sts:AssumeRole',
              Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/bytebase*' } },
            },
          ],
        },
      },
    ],
  },
  find(trust) {
    const { policy, role } = trust
    return trust.trusted.flatMap(trusted => {
      const { statement, value } = trusted
      const condition = compiledConditionsOf(statement).find(({ key }) => isDerivedKey(key))
      if (condition === undefined || !assumeActionsOf(statement).includes('sts:AssumeRole')) return []
      const callers = callersOf(trusted, trust)
      const search = searchThrough(trusted, { policy, role, statements: [] })
      if (callers.length === 0 || callers.some(principal => search({ principal }).answer !== 'no')) return []
      return [
        {
          at: { pointer: condition.pointer },
          label: 'somebody else',
          also: [{ at: { pointer: trusted.pointer }, label: 'never gets in' }],
          statement,
          facts: { principal: value, key: condition.keyWritten },
        },
      ]
    })
  },
  say: ({ principal, key }) => `${principal} never gets in: its requests do not meet the condition on ${key}`,
})

/** Callers that the principal stands for; of an account also those that the conditions speak of. */
function callersOf(
  { form, value, account, element }: Trusted,
  { statements }: TrustSubject,
): readonly string[] {
  if (element !== 'Principal') return []
  if (form === 'role' || form === 'user' || form === 'service' || form === 'role-session') return [value]
  if (form !== 'account' || account === undefined) return []
  const wanted = statements.flatMap(compiledConditionsOf).flatMap(condition => condition.wanted)
  const named = wanted.map(text => text.replaceAll('*', account).replaceAll('?', '1'))
  return [
    strangerIn(account),
    `arn:aws:iam::${account}:user/rdsaudit`,
    ...wanted.map(text => text.replaceAll('*', 'x').replaceAll('?', 'x')),
    ...named,
    ...wanted.filter(text => /^[\w+=,.@-]+$/.test(text)).map(name => `arn:aws:iam::${account}:user/${name}`),
  ].filter(text => new RegExp(`^arn:[\\w-]+:(iam|sts)::${account}:(role|user|assumed-role)/.`).test(text))
}
