// Both ends of a hop are in different partitions.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const example = (partition: string) => ({
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
        target: { role: `arn:${partition}:iam::444455556666:role/db`, trust: 'trust.json' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'hop-across-partitions',
  title: 'caller and role of the link are in different partitions',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller'],
  since: '0.1.0',
  why: 'partitions have separate IAM: sts:AssumeRole does not work from one to the other, whatever the policies say',
  fix: "Use a caller of the role's own partition, or federate with a token of the other one.",
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_cross_partition.html',
  ],
  covers: ['IA-08', 'ST-21'],
  examples: { bad: [example('aws-cn')], good: [example('aws')] },
  find({ causes, caller, hop }) {
    if (!causes.some(({ kind }) => kind === 'other-partition')) return nothing
    return [{ facts: { caller: caller?.arn ?? '', role: hop.role.arn } }]
  },
  say: ({ caller, role }) => `${caller} and ${role} are in different partitions`,
})
