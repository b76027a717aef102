import { rule } from '../../../rules/trust/trust-without-allow.ts'
import { allow, deny, role, trust, vendorRole } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  { name: 'a Deny alone', document: trust(deny('*')), finds: ['/Statement/0/Effect'] },
  {
    name: 'several, of a role',
    document: role(deny('*'), deny(vendorRole)),
    finds: ['/Role/AssumeRolePolicyDocument/Statement/0/Effect'],
  },
  {
    name: 'an Allow among them',
    document: trust(deny('*', { Bool: { 'aws:SecureTransport': 'false' } }), allow(vendorRole)),
    finds: [],
  },
  { name: 'a word that is no effect', document: trust({ ...deny('*'), Effect: 'allow' }), finds: [] },
])
