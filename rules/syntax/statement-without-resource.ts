// Neither `Resource` nor `NotResource`. Some resource policies (ECR's, for one) have no Resource, so only those of
// services that demand it are asked for it.

import { defineRule, hasOrMeans, type JsonObject, nothing, stringsOf } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'statement-without-resource',
  title: 'a statement has neither Resource nor NotResource',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  types: ['identity', 'boundary', 'session', 'scp', 'rcp', 'resource'],
  since: '0.1.0',
  why: 'AWS refuses the document with "Policy statement must contain resources"; there is no default',
  fix: 'Add "Resource" with the ARNs that are meant; "*" where the actions cannot be limited to resources.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html',
  ],
  covers: [],
  yieldsTo: ['empty-element', 'principal-in-identity-policy'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'rds-db:connect' }],
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
      {
        note: 'the policy of an ECR repository',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '111122223333' },
              Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
            },
          ],
        },
      },
    ],
  },
  find({ raw, policy }) {
    if (hasOrMeans(raw, 'Resource', 'statement') || hasOrMeans(raw, 'NotResource', 'statement'))
      return nothing
    if (policy.type === 'resource' && !serviceDemandsResource(raw)) return nothing
    return [{ facts: {} }]
  },
  say: () => 'this statement has no Resource',
})

function serviceDemandsResource(raw: JsonObject): boolean {
  const actions = stringsOf(raw, 'Action')
  return actions.length > 0 && actions.every(action => /^(s3|kms):/i.test(action))
}
