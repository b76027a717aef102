// What a service control policy cannot have: since 2025, of the whole policy language, only principals.

import { defineRule, type Found, keyAt, memberOf, nothing } from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly element: string
}

export const rule = defineRule({
  id: 'unsupported-in-scp',
  title: 'a service control policy names a principal',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  types: ['scp'],
  since: '0.1.0',
  why: 'AWS Organizations refuses it: an SCP applies to every principal of the accounts that it is attached to',
  fix: 'Remove the element; to exempt or single out a role, use a condition on aws:PrincipalArn.',
  sources: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: [],
  examples: {
    bad: [
      {
        policyType: 'scp',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Principal: '*', Action: 'rds-db:connect', Resource: '*' }],
        },
      },
    ],
    good: [
      {
        policyType: 'scp',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'rds-db:connect',
              Resource: '*',
              Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/rds-login' } },
            },
          ],
        },
      },
    ],
  },
  find({ raw, pointer }) {
    let found: Found<Facts>[] | undefined
    for (const element of ['Principal', 'NotPrincipal']) {
      if (memberOf(raw, element) === undefined) continue
      const at = `${pointer}/${element}`
      found ??= []
      found.push({
        at: keyAt(at),
        facts: { element },
        fix: { text: `remove "${element}"`, edits: [{ do: 'remove', pointer: at }] },
      })
    }
    return found ?? nothing
  },
  say: ({ element }) => `an SCP cannot have "${element}"`,
})
