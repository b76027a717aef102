import { rule } from '../../../rules/trust/session-as-principal.ts'
import { allow, inTrust, trust, vendor, vendorRole } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const session = `arn:aws:sts::${vendor}:assumed-role/tool/i-0abcdef1234567890`

tryRule(rule, [
  {
    name: 'a session',
    document: trust(allow(session)),
    finds: [inTrust()],
    says: ['of the role tool, only sessions with the name i-0abcdef1234567890'],
  },
  {
    name: 'among others',
    document: trust(allow([vendorRole, session])),
    finds: [inTrust(0, 'Principal/AWS/1')],
  },
  {
    name: 'every session, which AWS refuses',
    document: trust(allow(`arn:aws:sts::${vendor}:assumed-role/tool/*`)),
    finds: [],
  },
  { name: 'the role', document: trust(allow(vendorRole)), finds: [] },
])
