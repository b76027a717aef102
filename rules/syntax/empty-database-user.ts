// An rds-db ARN that ends where the database user should stand: what is left when a template engine has eaten it.

import { defineRule, nothing, parseArn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'empty-database-user',
  title: 'an rds-db ARN names no database user',
  severity: 'error',
  aws: 'never-matches',
  subject: 'resource',
  form: true,
  since: '0.1.0',
  why: 'AWS saves the ARN, and no database user has an empty name, so nobody may connect: the usual cause is a template engine that took ${aws:…} for a variable of its own and put nothing there',
  fix: "Write the database user behind the slash. For a policy variable escape the dollar for your tool: $${…} in Terraform, &{…} in its aws_iam_policy_document, ${!…} in CloudFormation's Fn::Sub.",
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html',
  ],
  covers: ['PS-28'],
  yieldsTo: ['placeholder-left-in', 'hidden-character'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/',
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
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
            },
          ],
        },
      },
    ],
  },
  find({ value }) {
    if (!value.endsWith('/')) return nothing
    const arn = parseArn(value)
    if (arn?.service !== 'rds-db' || !/^dbuser:[^/]+\/+$/.test(arn.resource)) return nothing
    const end = value.length
    return [{ at: { pointer: '', part: { from: end - 1, to: end } }, label: 'no user behind it', facts: {} }]
  },
  say: () => 'this rds-db ARN names no database user behind its last slash',
})
