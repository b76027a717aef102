import { rule } from '../../../rules/syntax/unknown-partition.ts'
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
    name: 'another word',
    document: on('arn:amazon:s3:::reports'),
    finds: at,
    says: ['no partition "amazon"'],
  },
  { name: 'a slip', document: on('arn:asw:s3:::reports'), finds: at, says: ['did you mean aws?'] },
  { name: 'capitals', document: on('arn:AWS:s3:::reports'), finds: at, says: ['did you mean aws?'] },
  {
    name: 'GovCloud by another name',
    document: on('arn:aws-gov:s3:::reports'),
    finds: at,
    says: ['aws-us-gov?'],
  },
  { name: 'China by another name', document: on('arn:aws-china:s3:::reports'), finds: at, says: ['aws-cn?'] },
  {
    name: 'the region tells',
    document: on('arn:x:rds:us-gov-west-1:444455556666:db:orders'),
    finds: at,
    says: ['did you mean aws-us-gov?'],
  },
  { name: 'none', document: on('arn::s3:::reports'), finds: at, says: ['is empty'] },
  {
    name: 'the service in its place',
    document: on('arn:s3:::reports'),
    finds: at,
    says: ['where the partition has to stand'],
  },
  {
    name: 'a variable',
    document: on('arn:${aws:PrincipalTag/p}:s3:::reports'),
    finds: at,
    says: ['cannot stand for the partition'],
  },
  {
    name: 'in a condition',
    document: when('arn:awz:s3:::reports'),
    finds: ['/Statement/0/Condition/ArnLike/aws:SourceArn'],
  },
  {
    name: 'partitions, and wildcards for them',
    document: on([
      'arn:aws:s3:::x',
      'arn:aws-cn:s3:::x',
      'arn:aws-us-gov:s3:::x',
      'arn:aws-eusc:s3:::x',
      'arn:*:s3:::x',
      'arn:aws*:s3:::x',
      '*',
    ]),
    finds: [],
  },
  { name: 'no ARN', document: when('arn:x'), finds: [] },
])
