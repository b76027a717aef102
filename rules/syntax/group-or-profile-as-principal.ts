// Things of IAM that are not identities: groups and instance profiles.

import { defineRule, nothing, parseArn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'group-or-profile-as-principal',
  title: 'a group or an instance profile is named as a principal',
  severity: 'error',
  aws: 'refuses',
  subject: 'principal',
  since: '0.1.0',
  why: 'AWS refuses the document with "Invalid principal in policy": groups and instance profiles make no requests, the users in them and the role behind them do',
  fix: 'Name the role that the instance profile carries (aws iam get-instance-profile shows it), or the users of the group one by one.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#Principal_specifying',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
  ],
  covers: ['TB-10', 'TB-05'],
  yieldsTo: [
    'placeholder-left-in',
    'hidden-character',
    'variable-in-principal',
    'principal-in-identity-policy',
    'unsupported-in-rcp',
  ],
  examples: {
    bad: [
      {
        note: 'the instance profile instead of its role',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:instance-profile/app' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
      {
        note: 'a group',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: ['arn:aws:iam::111122223333:group/admins'] },
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
              Principal: { AWS: 'arn:aws:iam::111122223333:role/app' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  find({ value }) {
    const what = whatIs(value)
    return what === undefined ? nothing : [{ label: what.label, facts: { value, says: what.says } }]
  },
  say: ({ value, says }) => `"${value}" is ${says}`,
})

const profile = {
  label: 'name its role instead',
  says: 'an instance profile, which only carries a role and cannot be a principal',
}
const group = {
  label: 'name users or roles instead',
  says: 'a group of users, and a group cannot be a principal',
}

function whatIs(value: string): typeof profile | undefined {
  if (/^AIPA[A-Z0-9]{12,}$/.test(value)) return profile
  if (/^AGPA[A-Z0-9]{12,}$/.test(value)) return group
  const arn = parseArn(value)
  if (arn?.service !== 'iam') return undefined
  if (arn.resource.startsWith('instance-profile/')) return profile
  return arn.resource.startsWith('group/') ? group : undefined
}
