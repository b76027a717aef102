// A link that begins with a user of IAM, whose access keys hold until somebody deletes them.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const calledBy = (caller: string) => ({
  files: {
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::111122223333:${caller}` },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'k7q2m9vd4t8w1xz5' } },
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: caller.startsWith('role/')
          ? { role: `arn:aws:iam::111122223333:${caller}` }
          : { user: `arn:aws:iam::111122223333:${caller}` },
        target: { role: 'arn:aws:iam::444455556666:role/orders-login', trust: 'trust.json' },
        externalId: 'k7q2m9vd4t8w1xz5',
      },
    ],
  },
})

export const rule = defineRule({
  id: 'user-as-caller',
  title: 'a link begins with a user, whose access keys do not expire',
  severity: 'info',
  aws: 'accepts',
  subject: 'hop',
  needs: ['caller'],
  since: '0.1.0',
  why: 'whoever gets hold of an access key of the user has the link until the key is deleted; sessions of a role end by themselves',
  fix: 'Let the tool run as a role: of its instance, task or pod, or by a token of an identity provider. Where it runs outside of AWS, IAM Roles Anywhere.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  ],
  covers: ['IA-29'],
  examples: { bad: [calledBy('user/bytebase')], good: [calledBy('role/bytebase')] },
  find({ caller, index, hop, link }) {
    if (index > 0 || caller?.kind !== 'user' || link.declared === undefined) return nothing
    return [{ facts: { caller: caller.name, role: hop.role.name } }]
  },
  say: ({ caller, role }) => `${caller}, who gets into ${role}, is a user: its access keys do not expire`,
})
