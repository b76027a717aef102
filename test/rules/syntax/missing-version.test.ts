import { rule } from '../../../rules/syntax/missing-version.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const trust = { Effect: 'Allow', Principal: { Service: 'rds.amazonaws.com' }, Action: 'sts:AssumeRole' }
const bucket = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }

tryRule(rule, [
  { name: 'a trust policy', document: { Statement: [trust] }, finds: [''], says: ['has no Version'] },
  { name: 'a resource policy', document: { Statement: [bucket] }, finds: [''] },
  {
    name: 'in a wrapper',
    document: { AssumeRolePolicyDocument: { Statement: [trust] } },
    finds: ['/AssumeRolePolicyDocument'],
  },
  { name: 'a misspelt one is there', document: { version: '2012-10-17', Statement: [trust] }, finds: [] },
  { name: 'any version', document: { Version: '1', Statement: [trust] }, finds: [] },
  {
    name: 'a permission policy, of which more can be said',
    document: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
    finds: [],
  },
])
