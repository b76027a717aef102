import { rule } from '../../../rules/connect/login-through-notresource.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

const exact = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/admin'
const allow = (NotResource: string | string[], Action = 'rds-db:connect') => ({
  Effect: 'Allow',
  Action,
  NotResource,
})
const here = '/Statement/0/NotResource'

tryRule(rule, [
  { name: 'all but one user', document: policyWith(allow(exact)), finds: [here], says: ['this value'] },
  {
    name: 'a list',
    document: policyWith(allow([exact, `${exact}2`])),
    finds: [here],
    says: ['these 2 values'],
  },
  {
    name: 'every action on all but a bucket',
    document: policyWith(allow('arn:aws:s3:::reports', '*')),
    finds: [here],
  },
  { name: 'all database users left out', document: policyWith(allow('arn:aws:rds-db:*', '*')), finds: [] },
  {
    name: 'every user left out in a list',
    document: policyWith(allow(['arn:aws:s3:::x', 'arn:aws:rds-db:*:*:dbuser:*/*'], '*')),
    finds: [],
  },
  { name: 'another service', document: policyWith(allow('arn:aws:s3:::reports', 's3:*')), finds: [] },
  { name: 'a denial', document: policyWith({ ...allow(exact), Effect: 'Deny' }), finds: [] },
  {
    name: 'closed by a denial',
    document: both(allow(exact), { Effect: 'Deny', Action: 'rds-db:connect', Resource: '*' }),
    finds: [],
  },
])
