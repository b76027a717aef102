// The Data API is granted, and no secret that it could log in with.

import { defineRule, exampleHttpEndpoint, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'data-api-without-secret',
  title: 'an identity may call the Data API and may not read any secret',
  severity: 'error',
  aws: 'denies',
  subject: 'http-endpoint',
  needs: ['caller-policies'],
  since: '0.1.0',
  why: 'the Data API logs in with the password of a secret, which it reads in the name of the caller: without that permission every call is refused',
  fix: 'Allow secretsmanager:GetSecretValue on the ARN of the secret, and kms:Decrypt where the secret has a key of its own.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.access.html'],
  covers: ['XA-D03'],
  examples: { bad: [exampleHttpEndpoint({ secrets: false })], good: [exampleHttpEndpoint()] },
  find({ caller, mayReadSecrets }) {
    return mayReadSecrets ? nothing : [{ facts: { role: caller.name } }]
  },
  say: ({ role }) => `${role} may call the Data API, and read no secret that it could log in with`,
})
