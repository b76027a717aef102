import { rule } from '../../../rules/connect/foreign-partition-in-grant.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })
const owned = (PolicyDocument: object, Arn = 'arn:aws:iam::444455556666:role/db') =>
  ({ Arn, PolicyDocument }) as never

const at = (partition: string) => `arn:${partition}:rds-db:cn-north-1:444455556666:dbuser:db-ABC/app`
const here = '/PolicyDocument/Statement/0/Resource'
const china = 'arn:aws-cn:iam::444455556666:role/db'

tryRule(rule, [
  {
    name: 'the usual partition, in China',
    document: owned(connect(at('aws')), china),
    finds: [here],
    fixes: [at('aws-cn')],
  },
  {
    name: 'in a list',
    document: owned(connect([at('aws-cn'), at('aws-us-gov')]), china),
    finds: [`${here}/1`],
  },
  { name: 'the own partition', document: owned(connect(at('aws-cn')), china), finds: [], undecided: false },
  { name: 'the partition left open', document: owned(connect(at('*')), china), finds: [] },
  { name: 'nobody said whose the policy is', document: connect(at('aws')), finds: [], undecided: true },
])
