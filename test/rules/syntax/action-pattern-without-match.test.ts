import { rule } from '../../../rules/syntax/action-pattern-without-match.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Action: string | string[]) => policyWith({ Effect: 'Allow', Action, Resource: '*' })
const at = ['/Statement/0/Action']

tryRule(rule, [
  { name: 'near to nothing', document: on('s3:Foo*'), finds: at, says: ['matches no action of Amazon S3'] },
  {
    name: 'a letter missing',
    document: on('rds:Desribe*'),
    finds: at,
    says: ['did you mean rds:Describe*?'],
  },
  { name: 'a letter too many', document: on('sts:Asssume*'), finds: at, says: ['did you mean sts:Assume*?'] },
  { name: 'two letters swapped', document: on('iam:Gte*'), finds: at, says: ['did you mean iam:Get*?'] },
  { name: 'one character too few', document: on('sts:AssumeRol?x'), finds: at },
  {
    name: 'patterns that match',
    document: on(['s3:*', 's3:Get*', 'S3:*object', 'rds-db:c?nnect']),
    finds: [],
  },
  { name: 'every action', document: on('*'), finds: [] },
  { name: 'no pattern', document: on('s3:Foo'), finds: [] },
  { name: 'of rds-db, which another rule says', document: on(['rds-db:Foo*', 'rds:Connect*']), finds: [] },
  { name: 'of an unknown service', document: on('foo:*'), finds: [] },
])
