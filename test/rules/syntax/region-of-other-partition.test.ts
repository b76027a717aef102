import { rule } from '../../../rules/syntax/region-of-other-partition.ts'
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
    name: 'China',
    document: on('arn:aws:rds-db:cn-north-1:444455556666:dbuser:db-ABC/app'),
    finds: at,
    says: ['is in partition aws, but cn-north-1 is a region of aws-cn'],
  },
  { name: 'GovCloud', document: on('arn:aws:rds:us-gov-west-1:444455556666:db:x'), finds: at },
  { name: 'the other way', document: on('arn:aws-cn:rds:eu-west-1:444455556666:db:x'), finds: at },
  { name: 'a region not listed', document: on('arn:aws:rds:cn-south-9:444455556666:db:x'), finds: at },
  {
    name: 'in a condition',
    document: when('arn:aws:rds:cn-north-1:444455556666:db:x'),
    finds: ['/Statement/0/Condition/ArnLike/aws:SourceArn'],
  },
  {
    name: 'what belongs together, or is open',
    document: on([
      'arn:aws-cn:rds:cn-north-1:444455556666:db:x',
      'arn:*:rds:cn-north-1:*:db:x',
      'arn:aws:rds:*:*:db:x',
      'arn:aws:s3:::x',
    ]),
    finds: [],
  },
  {
    name: 'what does not exist',
    document: on(['arn:foo:rds:cn-north-1:444455556666:db:x', 'arn:aws:rds:nowhere:1:db:x']),
    finds: [],
  },
])
