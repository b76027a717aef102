import { rule } from '../../../rules/syntax/idle-action.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Action: string | string[], Resource: string | string[], Effect = 'Allow') =>
  policyWith({ Effect, Action, Resource })
const instance = 'arn:aws:rds:eu-west-1:444455556666:db:orders'
const action = '/Statement/0/Action'

tryRule(rule, [
  {
    name: 'an action of clusters on an instance',
    document: on(['rds:ModifyDBInstance', 'rds:ModifyDBCluster', 'rds:DeleteDBCluster'], instance),
    finds: [action],
    says: [
      'rds:ModifyDBCluster, rds:DeleteDBCluster apply to none of the resources here: the first works on',
    ],
  },
  {
    name: 'objects of a bucket',
    document: on(['s3:ListBucket', 's3:GetObject'], 'arn:aws:s3:::reports'),
    finds: [`${action}/1`],
    says: ['s3:GetObject applies to none of the resources here: it works on arn:aws:s3:'],
  },
  {
    name: 'what belongs together',
    document: on(['s3:ListBucket', 's3:GetObject'], ['arn:aws:s3:::a', 'arn:aws:s3:::a/*']),
    finds: [],
  },
  { name: 'everything', document: on(['s3:ListBucket', 's3:GetObject'], '*'), finds: [] },
  {
    name: 'a statement where nothing fits, which another rule says',
    document: on('s3:GetObject', 'arn:aws:s3:::a'),
    finds: [],
  },
  {
    name: 'actions that cannot be limited',
    document: on(['rds:ModifyDBInstance', 'rds:DescribeEvents'], instance),
    finds: [],
  },
  {
    name: 'a resource that is wrong in itself',
    document: on(['s3:ListBucket', 's3:GetObject'], ['arn:aws:s3:::a', 'a']),
    finds: [],
  },
])
