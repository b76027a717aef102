// `Principal` in a policy that is attached to the principal.

import {
  defineRule,
  type Found,
  keyAt,
  memberOf,
  nothing,
  type PolicyType,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly element: string
  readonly type: PolicyType
  readonly isTrust: boolean
}

export const rule = defineRule({
  id: 'principal-in-identity-policy',
  title: 'a permission policy names a principal',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  types: ['identity', 'boundary', 'session'],
  since: '0.1.0',
  why: 'AWS refuses the document with "Policy document should not specify a principal": it applies to whoever it is attached to',
  fix: "Remove the element; who may assume a role stands in the role's trust policy.",
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  covers: ['PS-07', 'TB-84'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:db-K7QW3TZ5M2XN4RB6CJ8PLVHDFA/bb',
            },
          ],
        },
      },
      {
        note: 'a trust policy where a permission policy should be',
        policyType: 'identity',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'sts:AssumeRole',
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
              Resource: 'arn:aws:rds-db:eu-central-1:111122223333:dbuser:db-K7QW3TZ5M2XN4RB6CJ8PLVHDFA/bb',
            },
          ],
        },
      },
    ],
  },
  find({ raw, pointer, policy }) {
    let found: Found<Facts>[] | undefined
    for (const element of ['Principal', 'NotPrincipal']) {
      if (memberOf(raw, element) === undefined) continue
      const isTrust = memberOf(raw, 'Resource') === undefined && assumesRole(stringsOf(raw, 'Action'))
      const at = `${pointer}/${element}`
      found ??= []
      found.push({
        at: keyAt(at),
        facts: { element, type: policy.type, isTrust },
        ...(!isTrust && { fix: { text: `remove "${element}"`, edits: [{ do: 'remove', pointer: at }] } }),
      })
    }
    return found ?? nothing
  },
  say: ({ element, type, isTrust }) =>
    isTrust
      ? `this is a trust policy where ${named[type]} should be`
      : `"${element}" has no place in ${named[type]}`,
})

const named: Readonly<Partial<Record<PolicyType, string>>> = {
  identity: 'a permission policy',
  boundary: 'a permissions boundary',
  session: 'a session policy',
}

function assumesRole(actions: readonly string[]): boolean {
  return actions.length > 0 && actions.every(action => action.toLowerCase().startsWith('sts:assumerole'))
}
