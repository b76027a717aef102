import { rule } from '../../../rules/syntax/unknown-region.ts'
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
const region = (name: string) => on(`arn:aws:rds-db:${name}:444455556666:dbuser:db-ABCDEFGHIJKL01234/app`)

tryRule(rule, [
  { name: 'a slip', document: region('eu-wset-1'), finds: at, says: ['did you mean eu-west-1?'] },
  { name: 'a name', document: region('ireland'), finds: at, says: ['AWS has no region "ireland"'] },
  { name: 'capitals', document: region('EU-WEST-1'), finds: at, says: ['did you mean eu-west-1?'] },
  { name: 'without hyphens', document: region('euwest1'), finds: at, says: ['did you mean eu-west-1?'] },
  {
    name: 'an availability zone',
    document: region('eu-west-1a'),
    finds: at,
    says: ['is an availability zone'],
  },
  {
    name: 'an account',
    document: on('arn:aws:rds:444455556666:444455556666:db:x'),
    finds: at,
    says: ['an account where'],
  },
  {
    name: 'in a condition',
    document: when('arn:aws:rds:eu-wset-1:444455556666:db:x'),
    finds: ['/Statement/0/Condition/ArnLike/aws:SourceArn'],
  },
  {
    name: 'regions',
    document: on(['arn:aws:rds:eu-west-1:444455556666:db:x', 'arn:aws-cn:rds:cn-north-1:444455556666:db:x']),
    finds: [],
  },
  { name: 'one that may be new', document: region('eu-west-7'), finds: [] },
  {
    name: 'wildcards and variables',
    document: on([
      'arn:aws:rds:eu-*:*:db:x',
      'arn:aws:rds:*:*:db:x',
      'arn:aws:rds:${aws:RequestedRegion}:*:db:x',
    ]),
    finds: [],
  },
  {
    name: 'none',
    document: on(['arn:aws:s3:::x', 'arn:aws:rds::444455556666:global-cluster:x', '*']),
    finds: [],
  },
])
