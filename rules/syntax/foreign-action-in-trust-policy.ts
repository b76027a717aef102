// A trust policy is asked one thing only: may this role be assumed?

import {
  type AwsKnowledge,
  defineRule,
  itemsOf,
  judgeAction,
  nothing,
  parseActionName,
  valueText,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'foreign-action-in-trust-policy',
  title: 'a trust policy has an action that is not about assuming the role',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  types: ['trust'],
  since: '0.1.0',
  why: 'AWS refuses a trust policy with actions of other services ("AssumeRole policy may only specify STS AssumeRole actions"), and asks it for no STS action but those on the role',
  fix: 'Keep sts:AssumeRole, sts:AssumeRoleWithSAML or sts:AssumeRoleWithWebIdentity (with sts:TagSession, sts:SetSourceIdentity and sts:SetContext as needed) here, and put what the role may do into a permissions policy.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_resource-based',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-custom.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html',
  ],
  covers: ['TB-84'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'malformed-action'],
  examples: {
    bad: [
      {
        policyType: 'trust',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: ['sts:AssumeRole', 'rds-db:connect'],
            },
          ],
        },
      },
    ],
    good: [
      {
        policyType: 'trust',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Condition: { StringEquals: { 'sts:ExternalId': 'f3b1c6a2-9d5e-4c70-8a41' } },
            },
          ],
        },
      },
    ],
  },
  find(statement, { aws }) {
    const { Action, NotAction } = statement.raw
    // As nearly all trust policies have it.
    if (Action === 'sts:AssumeRole' && NotAction === undefined) return nothing
    const actions = [
      ...itemsOf(statement.raw, 'Action', statement.pointer),
      ...itemsOf(statement.raw, 'NotAction', statement.pointer),
    ]
    return actions.flatMap(({ value, pointer }) => {
      const why = typeof value === 'string' ? faultOf(value, aws) : undefined
      return why === undefined ? [] : [{ at: { pointer }, facts: { value: valueText(value), why } }]
    })
  },
  say: ({ value, why }) => `${value} has no place in a trust policy: ${why}`,
})

const everything = 'of all actions it can only allow those of STS'
const foreign = 'it says who may assume the role, not what the role may do'
const notOnRoles = 'it is not an action on a role'

function faultOf(value: string, aws: AwsKnowledge): string | undefined {
  const action = parseActionName(value)
  // Without a service it is malformed, which another rule says; except for the star.
  if (!action) return value === '*' ? everything : undefined
  if (action.prefix.toLowerCase() !== 'sts') {
    const spelling = judgeAction(value, aws)
    return spelling.is === 'misspelt' && spelling.meant.startsWith('sts:') ? undefined : foreign
  }
  const matched = aws.service('sts')?.actionsMatching(action.name) ?? []
  const onRoles = matched.some(({ resourceTypes }) => resourceTypes.some(({ name }) => name === 'role'))
  return matched.length === 0 || onRoles ? undefined : notOnRoles
}
