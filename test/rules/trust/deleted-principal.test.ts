import { rule } from '../../../rules/trust/deleted-principal.ts'
import { allow, deny, inTrust, trust, vendorRole } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'a role',
    document: trust(allow('AROADBQP57FF2AEXAMPLE')),
    finds: [inTrust()],
    says: ['a role that was deleted'],
  },
  {
    name: 'a user, among others',
    document: trust(allow([vendorRole, 'AIDACKCEVSQ6C2EXAMPLE'])),
    finds: [inTrust(0, 'Principal/AWS/1')],
    says: ['a user'],
  },
  {
    name: 'a Deny of somebody who is gone',
    document: trust(allow(vendorRole), deny('AROADBQP57FF2AEXAMPLE')),
    finds: [],
  },
  {
    name: 'an id in a condition',
    document: trust(allow(vendorRole, { StringLike: { 'aws:userid': 'AROADBQP57FF2AEXAMPLE:*' } })),
    finds: [],
  },
  { name: 'an ARN', document: trust(allow(vendorRole)), finds: [] },
])
