// The partition of the ARN is not that of the identity: China and GovCloud have their own.

import { defineRule, ifKnown, isPartition, nothing, parseArn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'foreign-partition-in-grant',
  title: 'the partition of a grant is not that of its owner',
  severity: 'error',
  aws: 'never-matches',
  subject: 'grant',
  needs: ['owner'],
  since: '0.1.0',
  why: 'identities and databases never belong to two partitions, so the ARN matches no database that its owner can reach',
  fix: 'Write the partition of the owner: aws, aws-cn or aws-us-gov.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  ],
  covers: ['PB-21'],
  yieldsTo: ['region-of-other-partition', 'foreign-account-in-grant'],
  examples: {
    bad: [
      {
        document: {
          Arn: 'arn:aws-cn:iam::444455556666:role/db',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource: 'arn:aws:rds-db:cn-north-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              },
            ],
          },
        },
      },
    ],
    good: [
      {
        document: {
          Arn: 'arn:aws-cn:iam::444455556666:role/db',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource: 'arn:aws-cn:rds-db:cn-north-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              },
            ],
          },
        },
      },
    ],
  },
  find({ owner, resources }) {
    const partition = parseArn(ifKnown(owner)?.arn ?? '')?.partition ?? ''
    if (!isPartition(partition)) return nothing
    return resources.flatMap(({ element, value, pointer, asWritten }) => {
      const other = parseArn(value)?.partition ?? ''
      if (element !== 'Resource' || asWritten.user === 'none' || !isPartition(other) || other === partition)
        return []
      const instead = value.replace(/^arn:[^:]*/, `arn:${partition}`)
      return [
        {
          at: { pointer },
          facts: { other, partition },
          fix: { text: `"${instead}"`, edits: [{ do: 'replace', pointer, value: instead }] },
        },
      ]
    })
  },
  say: ({ other, partition }) => `the grant is in partition ${other}, and its owner in ${partition}`,
})
