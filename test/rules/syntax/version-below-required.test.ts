import { rule } from '../../../rules/syntax/version-below-required.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const deny = { Effect: 'Deny', Action: 'rds:DeleteDBInstance', Resource: '*' }

tryRule(rule, [
  {
    name: 'an SCP without a version',
    policyType: 'scp',
    document: { Statement: [deny] },
    finds: [''],
    says: ['an SCP needs Version 2012-10-17, and this one has no Version'],
  },
  {
    name: 'an RCP of 2008',
    policyType: 'rcp',
    document: policyWith({ ...deny, Principal: '*' }, '2008-10-17'),
    finds: ['/Version'],
    says: ['an RCP needs Version 2012-10-17, and this one says 2008-10-17'],
  },
  {
    name: 'a boundary of 2008',
    policyType: 'boundary',
    document: policyWith(deny, '2008-10-17'),
    finds: ['/Version'],
    says: ['a permissions boundary'],
  },
  { name: 'an SCP of 2012', policyType: 'scp', document: policyWith(deny), finds: [] },
  { name: 'a permission policy of 2008', document: policyWith(deny, '2008-10-17'), finds: [] },
  {
    name: 'a session policy of 2008',
    policyType: 'session',
    document: policyWith(deny, '2008-10-17'),
    finds: [],
  },
])
