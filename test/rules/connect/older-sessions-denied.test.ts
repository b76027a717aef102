import { rule } from '../../../rules/connect/older-sessions-denied.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

const grant = { Effect: 'Allow', Action: 'rds-db:connect', Resource: '*' }
const before = (Action: string, Effect = 'Deny') => ({
  Effect,
  Action,
  Resource: '*',
  Condition: { DateLessThan: { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' } },
})
const here = '/Statement/1/Condition/DateLessThan/aws:TokenIssueTime'

tryRule(rule, [
  { name: 'all actions', document: both(grant, before('*')), finds: [here], says: ['2026-01-01T00:00:00Z'] },
  { name: 'logins', document: both(grant, before('rds-db:*')), finds: [here] },
  {
    name: 'beside a right to assume roles',
    document: both({ ...grant, Action: 'sts:AssumeRole' }, before('sts:*')),
    finds: [here],
  },
  { name: 'another service', document: both(grant, before('s3:*')), finds: [] },
  {
    name: 'another condition',
    document: both(grant, {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } },
    }),
    finds: [],
  },
  { name: 'nobody connects', document: both({ ...grant, Action: 's3:*' }, before('s3:*')), finds: [] },
])
