import { rule } from '../../../rules/connect/assume-through-notresource.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

const db = 'arn:aws:iam::444455556666:role/db'
const allow = (NotResource: string | string[], Action = 'sts:AssumeRole') => ({
  Effect: 'Allow',
  Action,
  NotResource,
})
const here = '/Statement/0/NotResource'

tryRule(rule, [
  { name: 'all but one role', document: policyWith(allow(db)), finds: [here], says: ['this value'] },
  { name: 'a list', document: policyWith(allow([db, `${db}2`])), finds: [here], says: ['these 2 values'] },
  {
    name: 'all but the roles of one account',
    document: policyWith(allow('arn:aws:iam::444455556666:role/*')),
    finds: [here],
  },
  {
    name: 'all roles left out',
    document: policyWith(allow(['arn:aws:s3:::x', 'arn:aws:iam::*:role/*'], '*')),
    finds: [],
  },
  { name: 'another service', document: policyWith(allow(db, 's3:*')), finds: [] },
  { name: 'a denial', document: policyWith({ ...allow(db), Effect: 'Deny' }), finds: [] },
  {
    name: 'closed by a denial',
    document: both(allow(db), { Effect: 'Deny', Action: 'sts:*', Resource: '*' }),
    finds: [],
  },
])
