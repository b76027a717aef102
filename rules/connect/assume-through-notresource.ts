// Allow with NotResource: every role that is not on the list, those of other accounts and of tomorrow included.

import { childPointer, coversArn, defineRule, keyAt, nothing } from '../../src/engine/rule-kit.ts'

const unnamedRole = 'arn:aws:iam::000000000000:role/zq-decoy'
const unnamedRoleElsewhere = 'arn:aws:iam::999999999999:role/zq-decoy'

export const rule = defineRule({
  id: 'assume-through-notresource',
  title: 'NotResource lets its owner assume every role that is not on the list',
  severity: 'warning',
  aws: 'opens',
  subject: 'assume-grant',
  since: '0.1.0',
  why: 'what is not on the list is allowed: every other role of every account that trusts this one, each new one from the day it exists',
  fix: 'Name in Resource the roles that are meant.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html'],
  covers: ['IA-26'],
  yieldsTo: ['login-through-notresource'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              NotResource: 'arn:aws:iam::444455556666:role/admin',
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
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' },
          ],
        },
      },
    ],
  },
  find({ statement, resources, side }) {
    const left = resources.filter(({ element }) => element === 'NotResource')
    if (left.length === 0) return nothing
    const isOpen = [unnamedRole, unnamedRoleElsewhere].some(
      arn =>
        !left.some(({ value }) => coversArn(value, arn)) && side.decide(arn).outcomes.includes('allowed'),
    )
    if (!isOpen) return nothing
    return [{ at: keyAt(childPointer(statement.pointer, 'NotResource')), facts: { count: left.length } }]
  },
  say: ({ count }) =>
    `NotResource opens sts:AssumeRole to every role but what ${count === 1 ? 'this value covers' : `these ${count} values cover`}`,
})
