// A condition on something that the callers named beside it never send.

import {
  type AssumeAction,
  assumeActionFor,
  assumeActionsOf,
  callersWithout,
  compiledConditionsOf,
  conditionsOnKey,
  defineRule,
  type Statement,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'key-of-other-caller',
  title: 'a trust policy asks its principals for a condition key that only other callers have',
  severity: 'error',
  aws: 'never-matches',
  subject: 'trust',
  since: '0.1.0',
  why: 'the key is missing from every request of this principal, and a condition on a missing key is not met, so that it never gets in',
  fix: 'For users and roles compare aws:PrincipalArn, aws:PrincipalAccount or aws:PrincipalOrgID; for a token its own claims; for a service aws:SourceArn or aws:SourceAccount.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceaccount',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid',
  ],
  covers: ['TB-51', 'TB-41'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
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
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
            },
          ],
        },
      },
    ],
  },
  find(trust) {
    return trust.statements.flatMap(statement => {
      const principals = trust.trusted.filter(
        // Whose action is missing, another rule says.
        ({ statement: own, element, form }) =>
          own === statement &&
          element === 'Principal' &&
          form !== undefined &&
          isWithin(assumeActionFor(form), own),
      )
      return compiledConditionsOf(statement).flatMap(({ key, keyWritten, pointer }) => {
        const without = principals.flatMap(({ form }) => (form && callersWithout(key, form)) ?? [])
        const [first] = without
        if (first === undefined || conditionsOnKey(statement, key).hold(undefined) !== 'no') return []
        return [
          {
            at: { pointer, on: 'key' as const },
            label: `never sent by ${first.callers}`,
            statement,
            facts: { ...first, key: keyWritten, all: without.length === principals.length },
          },
        ]
      })
    })
  },
  say: ({ key, callers, senders, all }) =>
    `only ${senders} have ${key}, so ${all ? 'nobody gets in through this statement' : `the ${callers} of this statement never get in`}`,
})

function isWithin(action: AssumeAction | undefined, statement: Statement): boolean {
  return action !== undefined && assumeActionsOf(statement).includes(action)
}
