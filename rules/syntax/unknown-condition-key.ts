// A condition key that AWS's reference does not have, and that is near to none it has.

import {
  conditionKeyFault,
  defineRule,
  expectedConditionKey,
  isClaim,
  isUnlistedKey,
  keyAt,
  meantConditionKey,
  nothing,
  retiredService,
  splitKey,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unknown-condition-key',
  title: 'a condition key is not in the reference of AWS',
  severity: 'warning',
  aws: 'accepts',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'AWS saves conditions on any key, and one that no request has makes the statement fail for every caller or, with a negated operator, hold for every caller',
  fix: "Look the key up in the service's page of the Service Authorization Reference; if AWS has added it since this version of rdsaudit, ignore the finding.",
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-service-condition-key',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif',
  ],
  covers: [],
  yieldsTo: ['malformed-condition-key', 'hidden-character'],
  examples: {
    bad: [
      {
        note: 'rds-db has no keys of its own',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              Condition: { StringEquals: { 'rds-db:DatabaseName': 'orders' } },
            },
          ],
        },
      },
      {
        note: 'a claim that STS does not pass on',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: { 'id.example.com:aud': 'rds', 'id.example.com:groups': 'dba' },
              },
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
              Principal: { Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com' },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: { 'id.example.com:aud': 'rds', 'id.example.com:sub': 'dba-tool' },
              },
            },
          ],
        },
      },
    ],
  },
  find({ key, statement, pointer }, ask) {
    if (ask.aws.conditionKey(key) || conditionKeyFault(key) !== undefined) return nothing
    const { prefix } = splitKey(key)
    const claim = isClaim(key)
    const isService = prefix.toLowerCase() === 'aws' || ask.aws.service(prefix) !== undefined
    // Services that the reference has dropped took their keys with them.
    if (retiredService(prefix) || isUnlistedKey(key)) return nothing
    const actions = stringsOf(statement.raw, 'Action')
    if (
      meantConditionKey(
        key,
        ask.aws,
        actions.map(action => action.split(':', 1)[0] ?? ''),
      )
    )
      return nothing
    const meant = expectedConditionKey(key)
    return [
      {
        at: keyAt(pointer),
        label: claim ? 'no claim that STS knows' : 'not in the reference',
        facts: { key, prefix, claim, isService, meant },
        ...(meant !== undefined && { fix: { text: `"${meant}"` } }),
      },
    ]
  },
  say({ key, prefix, claim, isService, meant }) {
    if (claim)
      return `STS passes on the claims sub, aud, amr, email and oaud of a token, and not the one that ${key} asks for`
    if (meant !== undefined) return `AWS has no condition key ${key}; did you mean ${meant}?`
    if (prefix.toLowerCase() === 'rds-db')
      return `rds-db has no condition keys of its own, so not ${key} either`
    if (!isService) return `AWS has no service with the prefix ${prefix}, and so no condition key ${key}`
    return `AWS's reference has no condition key ${key}`
  },
})
