// A kind of principal that exists, in a policy of a type that cannot have it.

import {
  childPointer,
  defineRule,
  isObject,
  keyAt,
  memberOf,
  nothing,
  type Statement,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unsupported-principal-kind',
  title: 'a kind of principal that this type of policy does not take',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  types: ['trust', 'resource'],
  since: '0.1.0',
  why: 'AWS refuses the document: identity providers are principals of role trust policies only, and canonical users of S3 bucket policies only',
  fix: 'In a trust policy, name the account or role under "AWS"; in a resource policy, name the role that the federated users get.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-federated-principal-not-supported',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  covers: ['TB-11'],
  yieldsTo: ['principal-under-wrong-kind'],
  examples: {
    bad: [
      {
        note: 'an identity provider in a bucket policy',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/example' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::example_bucket/*',
            },
          ],
        },
      },
      {
        note: 'a canonical user in a trust policy',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be',
              },
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
              Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/example' },
              Action: 'sts:AssumeRoleWithSAML',
              Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
            },
          ],
        },
      },
    ],
  },
  find(statement) {
    const { policy, raw, pointer } = statement
    const isTrust = policy.type === 'trust'
    const kind = isTrust ? 'CanonicalUser' : 'Federated'
    const principal = memberOf(raw, 'Principal')
    if (!isObject(principal) || memberOf(principal, kind) === undefined) return nothing
    if (!isTrust && mayBeTrust(statement)) return nothing
    const at = keyAt(childPointer(childPointer(pointer, 'Principal'), kind))
    return [{ at, label: isTrust ? 'only in bucket policies' : 'only in trust policies', facts: { isTrust } }]
  },
  say: ({ isTrust }) =>
    isTrust
      ? 'a trust policy cannot name a canonical user; only bucket policies of S3 can'
      : 'a resource policy cannot name an identity provider; only the trust policy of a role can',
})

/** The type of a policy is told from its actions, and a slip in one of those must not hide a trust policy. */
function mayBeTrust({ raw, policy }: Statement): boolean {
  return policy.typeSource === 'shape' && stringsOf(raw, 'Action').some(action => /^sts:/i.test(action))
}
