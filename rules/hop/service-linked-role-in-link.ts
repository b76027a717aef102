// A hop to a role that only its AWS service can assume.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const example = (role: string) => ({
  files: {
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: { role: 'arn:aws:iam::111122223333:role/tool' },
        target: { role: `arn:aws:iam::444455556666:role/${role}`, trust: 'trust.json' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'service-linked-role-in-link',
  title: 'a link goes through a service-linked role',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller'],
  since: '0.1.0',
  why: 'only the AWS service that owns a service-linked role can assume it, and its trust policy cannot be changed',
  fix: 'Create an ordinary role for the link.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html'],
  covers: ['TB-83'],
  examples: {
    bad: [example('aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS')],
    good: [example('db')],
  },
  find({ causes, hop }) {
    if (!causes.some(({ kind }) => kind === 'service-linked-role')) return nothing
    return [{ facts: { role: hop.role.name } }]
  },
  say: ({ role }) => `${role} is a service-linked role, which only its AWS service can assume`,
})
