import { rule } from '../../../rules/trust/service-without-source.ts'
import { inTrust, own, trust } from '../../helpers/trust-policies.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const rds = (Condition?: object, Service: unknown = 'rds.amazonaws.com') =>
  trust({
    Effect: 'Allow',
    Principal: { Service },
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
  })
const account = { 'aws:SourceAccount': own }

tryRule(rule, [
  { name: 'no condition', document: rds(), finds: [inTrust(0, 'Principal/Service')] },
  {
    name: 'among others',
    document: rds(undefined, ['directoryservice.rds.amazonaws.com', 'rds.amazonaws.com']),
    finds: [inTrust(0, 'Principal/Service/1')],
  },
  {
    name: 'not demanded',
    document: rds({ StringEqualsIfExists: account }),
    finds: [inTrust(0, 'Principal/Service')],
  },
  { name: 'an account', document: rds({ StringEquals: account }), finds: [] },
  {
    name: 'a database',
    document: rds({ ArnLike: { 'aws:SourceArn': `arn:aws:rds:eu-west-1:${own}:db:*` } }),
    finds: [],
  },
  { name: 'a service that does not say', document: rds(undefined, 'ec2.amazonaws.com'), finds: [] },
])
