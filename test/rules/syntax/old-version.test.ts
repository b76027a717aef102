import { rule } from '../../../rules/syntax/old-version.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const Version = '2008-10-17'
const trust = { Effect: 'Allow', Principal: { Service: 'rds.amazonaws.com' }, Action: 'sts:AssumeRole' }

tryRule(rule, [
  { name: 'a trust policy', document: { Version, Statement: [trust] }, finds: ['/Version'] },
  {
    name: 'with a variable it is an error, and not this one',
    document: {
      Version,
      Statement: [{ ...trust, Condition: { StringEquals: { 'aws:PrincipalTag/a': '${aws:username}' } } }],
    },
    finds: [],
  },
  { name: 'the version of today', document: { Version: '2012-10-17', Statement: [trust] }, finds: [] },
  { name: 'no version', document: { Statement: [trust] }, finds: [] },
  { name: 'one that never was', document: { Version: '2008-10-18', Statement: [trust] }, finds: [] },
  {
    name: 'a permission policy, of which more can be said',
    document: { Version, Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
    finds: [],
  },
])
