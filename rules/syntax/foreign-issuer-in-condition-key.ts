// A claim of another OIDC provider than the one the statement trusts.

import {
  defineRule,
  type Found,
  isObject,
  issuerOfClaim,
  keyAt,
  memberOf,
  nothing,
  type Statement,
  stringsOf,
  withoutTheKey,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'foreign-issuer-in-condition-key',
  title: 'a condition asks for a claim of an OIDC provider that the statement does not trust',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  types: ['trust'],
  since: '0.1.0',
  why: 'a token has only the claims of its own issuer, so the condition never sees a value: the usual cause is a rebuilt cluster, whose issuer is new, with one of the two places left as it was',
  fix: "Write the same issuer, without https://, in the provider's ARN and in front of every claim.",
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif',
    'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  ],
  covers: ['TB-68'],
  yieldsTo: ['malformed-condition-key', 'hidden-character'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated:
                  'arn:aws:iam::444455556666:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'oidc.eks.eu-west-1.amazonaws.com/id/FEDCBA9876543210FEDCBA9876543210:sub':
                    'system:serviceaccount:tools:connector',
                },
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
              Principal: {
                Federated: 'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
                  'token.actions.githubusercontent.com:sub': 'repo:acme/schema:ref:refs/heads/main',
                },
              },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ known }) => known?.scope === 'federation',
  find(condition, ask) {
    const issuer = issuerOfClaim(condition.key)
    if (issuer === undefined || ask.aws.conditionKey(condition.key)?.scope !== 'federation') return nothing
    const trusted = trustedIssuers(condition.statement)
    if (trusted.length === 0 || trusted.includes(issuer) || trusted.some(other => !isHost(other)))
      return nothing
    const one: Found<{ key: string; trusted: string; result: string }> = {
      at: keyAt(condition.pointer),
      label: 'another issuer',
      also: [{ at: { pointer: `${condition.statement.pointer}/Principal` }, label: 'the one trusted here' }],
      facts: { key: condition.key, trusted: trusted.join(', '), result: withoutTheKey(condition) },
    }
    return [one]
  },
  say: ({ key, trusted, result }) =>
    `${key} is a claim of another issuer than ${trusted}, which the statement trusts, ${result}`,
})

/** The issuers of the statement's principals, if all of them are OIDC providers. */
function trustedIssuers({ raw }: Statement): readonly string[] {
  const principal = memberOf(raw, 'Principal')
  if (!isObject(principal) || Object.keys(principal).some(kind => kind !== 'Federated')) return nothing
  const issuers = stringsOf(principal, 'Federated').map(provider => {
    const at = provider.indexOf(':oidc-provider/')
    const issuer = at < 0 ? provider : provider.slice(at + ':oidc-provider/'.length)
    return issuer.toLowerCase().replace(/\/$/, '')
  })
  return issuers.some(issuer => issuer.includes('saml-provider/')) ? nothing : issuers
}

/** False for what is no host name, such as a placeholder. */
function isHost(issuer: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$)/.test(issuer)
}
