import { rule } from '../../../rules/trust/only-services-trusted.ts'
import { linkOf, trust, vendorRole } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const trusting = (...principals: readonly object[]) => ({
  'trust.json': trust(
    ...principals.map(Principal => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })),
  ),
})
const ec2 = { Service: 'ec2.amazonaws.com' }

tryRule(rule, [
  {
    name: 'a service',
    files: trusting(ec2),
    config: linkOf(vendorRole),
    finds: ['trust.json /Statement/0/Principal/Service'],
    says: ['only ec2.amazonaws.com may'],
    fixes: [vendorRole],
  },
  {
    name: 'two',
    files: trusting(ec2, { Service: ['rds.amazonaws.com'] }),
    config: linkOf(vendorRole),
    finds: ['trust.json /Statement/0/Principal/Service'],
    says: ['ec2.amazonaws.com and rds.amazonaws.com'],
  },
  {
    name: 'somebody beside',
    files: trusting(ec2, { AWS: '777788889999' }),
    config: linkOf(vendorRole),
    finds: [],
  },
  { name: 'nobody said who calls', files: trusting(ec2), config: linkOf(undefined), finds: [] },
  { name: 'no link', files: trusting(ec2), finds: [] },
])
