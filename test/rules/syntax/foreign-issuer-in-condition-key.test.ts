import { rule } from '../../../rules/syntax/foreign-issuer-in-condition-key.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function trust(Principal: object | string, key: string) {
  return policyWith({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [key]: 'x' } },
  })
}
const provider = 'arn:aws:iam::444455556666:oidc-provider/'
const eks = 'oidc.eks.eu-west-1.amazonaws.com/id/'

tryRule(rule, [
  {
    name: 'the id of another cluster',
    document: trust({ Federated: `${provider}${eks}AAAA` }, `${eks}BBBB:sub`),
    finds: ['/Statement/0/Condition/StringEquals/oidc.eks.eu-west-1.amazonaws.com~1id~1BBBB:sub'],
    says: [
      'is a claim of another issuer than oidc.eks.eu-west-1.amazonaws.com/id/aaaa, which the statement trusts',
    ],
  },
  {
    name: 'another product',
    document: trust({ Federated: 'accounts.google.com' }, 'token.actions.githubusercontent.com:sub'),
    finds: ['/Statement/0/Condition/StringEquals/token.actions.githubusercontent.com:sub'],
  },
  {
    name: 'the same issuer, in any case, one of several, with a slash at its end',
    document: {
      Version: '2012-10-17',
      Statement: [
        trust({ Federated: `${provider}${eks}AAAA` }, `${eks}aaaa:sub`).Statement[0],
        trust({ Federated: ['accounts.google.com', `${provider}id.example.com`] }, 'id.example.com:aud')
          .Statement[0],
        trust({ Federated: `${provider}id.example.com/` }, 'id.example.com/:sub').Statement[0],
      ] as never[],
    },
    finds: [],
  },
  {
    name: 'principals that are no OIDC providers',
    document: {
      Version: '2012-10-17',
      Statement: [
        trust({ AWS: '111122223333' }, 'id.example.com:sub').Statement[0],
        trust({ Federated: 'arn:aws:iam::444455556666:saml-provider/x' }, 'id.example.com:sub').Statement[0],
        trust('*', 'id.example.com:sub').Statement[0],
      ] as never[],
    },
    finds: [],
  },
  {
    name: 'a placeholder for the provider',
    document: trust({ Federated: `${provider}<OIDC_PROVIDER>` }, 'id.example.com:sub'),
    finds: [],
  },
  {
    name: 'keys that are no claims',
    document: trust({ Federated: `${provider}id.example.com` }, 'aws:SourceIp'),
    finds: [],
  },
])
