import { rule } from '../../../rules/trust/self-trust.ts'
import {
  allow,
  deny,
  inRole,
  linkOf,
  own,
  ownRole,
  role,
  trust,
  vendorRole,
} from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'the role itself',
    document: role(allow([vendorRole, ownRole])),
    finds: [inRole(0, 'Principal/AWS/1')],
    says: [ownRole],
  },
  {
    name: 'by a condition',
    document: role(allow(own, { ArnEquals: { 'aws:PrincipalArn': ownRole } })),
    finds: [inRole()],
  },
  {
    name: 'told by a link',
    files: { 'trust.json': trust(allow([vendorRole, ownRole])) },
    config: linkOf(vendorRole),
    finds: ['trust.json /Statement/0/Principal/AWS/1'],
  },
  {
    name: 'another role of the name',
    document: role(allow(ownRole.replace(own, '111122223333'))),
    finds: [],
  },
  { name: 'kept out', document: role(allow([vendorRole, ownRole]), deny(ownRole)), finds: [] },
  { name: 'whose role it is, nobody said', document: trust(allow(ownRole)), finds: [] },
])
