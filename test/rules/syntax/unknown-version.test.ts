import { rule } from '../../../rules/syntax/unknown-version.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }

tryRule(rule, [
  {
    name: 'a later date',
    document: policyWith(allow, '2012-10-18'),
    finds: ['/Version'],
    says: ['"2012-10-18"'],
  },
  { name: 'a number in a string', document: policyWith(allow, '1.0'), finds: ['/Version'] },
  { name: 'an empty string', document: policyWith(allow, ''), finds: ['/Version'] },
  { name: 'other hyphens', document: policyWith(allow, '2012–10–17'), finds: ['/Version'] },
  { name: 'a blank', document: policyWith(allow, '2012-10-17 '), finds: ['/Version'] },
  { name: 'the version of today', document: policyWith(allow), finds: [] },
  { name: 'the one of 2008', document: policyWith(allow, '2008-10-17'), finds: [] },
  { name: 'no version', document: { Statement: [allow] }, finds: [] },
  { name: 'a number, which is another matter', document: { Version: 2012, Statement: [allow] }, finds: [] },
])
