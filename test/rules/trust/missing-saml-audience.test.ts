import { rule } from '../../../rules/trust/missing-saml-audience.ts'
import { token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const saml = (condition?: object) => ({
  Principal: { Federated: 'arn:aws:iam::444455556666:saml-provider/Example' },
  Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
  ...(condition && { Condition: condition }),
})
const here = '/Statement/0/Principal/Federated'

tryRule(rule, [
  { name: 'nothing', document: trustOf(saml()), finds: [here], says: ['Example'] },
  {
    name: 'another key',
    document: trustOf(saml({ StringEquals: { 'SAML:sub_type': 'persistent' } })),
    finds: [here],
  },
  { name: 'any audience', document: trustOf(saml({ StringLike: { 'SAML:aud': '*' } })), finds: [here] },
  {
    name: 'two of them',
    document: trustOf(saml(), saml({ StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } })),
    finds: [here],
  },

  {
    name: 'the audience',
    document: trustOf(saml({ StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } })),
    finds: [],
  },
  {
    name: 'the audience, by its pattern',
    document: trustOf(saml({ StringLike: { 'saml:aud': 'https://*.signin.aws.amazon.com/saml' } })),
    finds: [],
  },
  {
    name: 'the recipient',
    document: trustOf(saml({ StringEquals: { 'SAML:recipient': 'https://signin.aws.amazon.com/saml' } })),
    finds: [],
  },
  {
    name: 'an action with which no assertion comes',
    document: trustOf({ ...saml(), Action: 'sts:AssumeRole' }),
    finds: [],
  },
  { name: 'OIDC', document: trustOf(token('id.example.com')), finds: [] },
])
