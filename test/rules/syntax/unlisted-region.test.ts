import { rule } from '../../../rules/syntax/unlisted-region.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[]) => policyWith({ Effect: 'Allow', Action: '*', Resource })
const at = ['/Statement/0/Resource']
const when = (value: string) =>
  policyWith({
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { ArnLike: { 'aws:SourceArn': value } },
  })

tryRule(rule, [
  {
    name: 'one that may be new',
    document: on('arn:aws:rds:eu-west-7:444455556666:db:x'),
    finds: at,
    says: ['lists no region eu-west-7'],
  },
  { name: 'in China', document: on('arn:aws-cn:rds:cn-south-1:444455556666:db:x'), finds: at },
  {
    name: 'in a condition',
    document: when('arn:aws:rds:eu-west-7:444455556666:db:x'),
    finds: ['/Statement/0/Condition/ArnLike/aws:SourceArn'],
  },
  { name: 'a known one', document: on('arn:aws:rds:eu-west-3:444455556666:db:x'), finds: [] },
  { name: 'what can be none', document: on('arn:aws:rds:eu-wset-1:444455556666:db:x'), finds: [] },
  {
    name: 'wildcards',
    document: on(['arn:aws:rds:eu-west-?:444455556666:db:x', 'arn:aws:s3:::x']),
    finds: [],
  },
])
