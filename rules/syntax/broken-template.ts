// A template that its own tool refuses: names that nothing has, functions that do not exist, circles, text that breaks off.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'broken-template',
  title: 'a template has a broken part, or uses a name or a function that does not exist',
  severity: 'error',
  aws: 'refuses',
  subject: 'document',
  since: '0.1.0',
  why: 'CloudFormation or Terraform refuses it, or replaces nothing; what the policy would say here is not known and was not judged',
  fix: 'Mend what is broken, or name a parameter, a resource or a value of this template; IAM variables stand as ${!aws:username} in Fn::Sub, and as $${aws:username} in Terraform.',
  sources: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html',
  ],
  covers: [],
  examples: {
    bad: [
      {
        note: 'no parameter has that name',
        document: {
          AWSTemplateFormatVersion: '2010-09-09',
          Parameters: { DatabaseUser: { Type: 'String' } },
          Resources: {
            App: {
              Type: 'AWS::IAM::UserPolicy',
              Properties: {
                PolicyName: 'login',
                UserName: 'app',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: [
                    {
                      Effect: 'Allow',
                      Action: 'rds-db:connect',
                      Resource: {
                        'Fn::Sub':
                          'arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABCDEFGHIJKL01234/${DatabaseUsr}',
                      },
                    },
                  ],
                },
              },
            },
          },
        },
      },
    ],
    good: [
      {
        note: 'a variable of IAM, which Fn::Sub leaves alone',
        document: {
          AWSTemplateFormatVersion: '2010-09-09',
          Resources: {
            App: {
              Type: 'AWS::IAM::UserPolicy',
              Properties: {
                PolicyName: 'login',
                UserName: 'app',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: [
                    {
                      Effect: 'Allow',
                      Action: 's3:ListBucket',
                      Resource: 'arn:aws:s3:::home',
                      Condition: { StringLike: { 's3:prefix': { 'Fn::Sub': '${!aws:username}/*' } } },
                    },
                  ],
                },
              },
            },
          },
        },
      },
    ],
  },
  find(document) {
    if (document.state !== 'read' || document.faults === undefined) return nothing
    return document.faults.map(({ pointer, fault }) => ({ at: { pointer }, facts: { fault } }))
  },
  say: ({ fault }) => fault,
})
