// A login that one statement allows and another denies, whatever the circumstances.

import {
  defineRule,
  effectOf,
  settledConditions,
  statementLabel,
  statementsOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'denied-login-grant',
  title: 'a Deny closes what the grant opens',
  severity: 'error',
  aws: 'never-matches',
  subject: 'grant',
  since: '0.1.0',
  why: 'a Deny always wins, so the login is refused as if it had not been allowed',
  fix: 'Take the login out of the Deny, or remove the grant.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html'],
  covers: ['PB-40'],
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
            { Effect: 'Deny', Action: 'rds-db:*', Resource: '*' },
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
              Action: 'rds-db:*',
              NotResource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
          ],
        },
      },
    ],
  },
  find({ resources, side, policy, document }) {
    return resources.flatMap(({ element, pointer, asWritten }) => {
      const { region, account, resourceId, user, witness } = asWritten
      const isExact = [region, account, resourceId, user].every(part => part === 'exact')
      if (element !== 'Resource' || !isExact || witness === undefined) return []
      const decided = side.decide(witness)
      if (decided.decision !== 'explicitDeny') return []
      const deny = decided.reasons.find(
        ({ effect, decides, slot }) => effect === 'Deny' && decides && slot === 'identity',
      )
      if (deny === undefined) return []
      const own = statementsOf(policy).find(({ index }) => index === deny.statement)
      const isHere = deny.name === document.path && own !== undefined && effectOf(own) === 'Deny'
      // What is the fault of a condition is told at the condition.
      if (isHere && settledConditions(own).length > 0) return []
      return [
        {
          at: { pointer },
          facts: { by: isHere ? statementLabel(own) : `a statement of ${deny.name}` },
          ...(isHere && { also: [{ at: { pointer: own.pointer }, label: 'this denies it' }] }),
        },
      ]
    })
  },
  say: ({ by }) => `the grant has no effect: ${by} denies the login`,
})
