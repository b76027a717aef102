import { rule } from '../../../rules/trust/provider-of-other-account.ts'
import { github, roleWith, subject, token, trustOf } from '../../helpers/federated-trust.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const elsewhere = {
  Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/id.example.com' },
  Action: 'sts:AssumeRoleWithWebIdentity',
}

tryRule(rule, [
  {
    name: 'a provider of another account',
    document: roleWith(trustOf(elsewhere)),
    finds: ['/Role/AssumeRolePolicyDocument/Statement/0/Principal/Federated'],
    says: ['111122223333'],
    undecided: false,
  },

  { name: 'one of its own', document: roleWith(trustOf(token(github, subject('repo:a/b:*')))), finds: [] },
  { name: 'one built into AWS', document: roleWith(trustOf(token('accounts.google.com'))), finds: [] },
  {
    name: 'a role of another account, which is another matter',
    document: roleWith(
      trustOf({ Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' }, Action: 'sts:AssumeRole' }),
    ),
    finds: [],
  },
  { name: 'of which role nobody knows', document: trustOf(elsewhere), finds: [], undecided: true },
])
