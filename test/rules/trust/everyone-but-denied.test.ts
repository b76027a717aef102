import { rule } from '../../../rules/trust/everyone-but-denied.ts'
import { allow, deny, inTrust, trust, vendor, vendorRole } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const others = { ArnNotEquals: { 'aws:PrincipalArn': vendorRole } }

tryRule(rule, [
  { name: 'a Deny of everybody else', document: trust(allow('*'), deny('*', others)), finds: [inTrust()] },
  {
    name: 'the Deny first',
    document: trust(deny('*', { StringNotEquals: { 'aws:PrincipalAccount': vendor } }), allow('*')),
    finds: [inTrust(1)],
  },
  {
    name: 'a Deny of some, of which another rule speaks',
    document: trust(allow('*'), deny('*', { ArnEquals: { 'aws:PrincipalArn': vendorRole } })),
    finds: [],
  },
  {
    name: 'the Allow names who is meant',
    document: trust(allow('*', { ArnEquals: { 'aws:PrincipalArn': vendorRole } }), deny('*', others)),
    finds: [],
  },
  { name: 'a role, named, and a Deny', document: trust(allow(vendorRole), deny('*', others)), finds: [] },
  { name: 'no Deny, of which another rule speaks', document: trust(allow('*')), finds: [] },
])
