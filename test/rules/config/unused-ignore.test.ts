import { rule } from '../../../rules/config/unused-ignore.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const document = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'A', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
    { Action: 's3:GetObject', Resource: '*' },
  ],
}
// No other rule is on in these tests, so there is nothing to hide.
const entry = { rule: 'statement-without-effect', path: '*.json', reason: 'r' }

tryRule(rule, [
  {
    name: 'an entry without a finding',
    document,
    config: { ignore: [entry, { ...entry, statement: 'A' }] },
    finds: ['/ignore/0', '/ignore/1'],
    says: [
      'there is no finding of statement-without-effect in "*.json"',
      'there is no finding of statement-without-effect in statement A in "*.json"',
    ],
  },
  {
    name: 'an entry that no document matches',
    document,
    config: { ignore: [{ ...entry, rule: 'unused-ignore', path: 'other/*.json' }] },
    finds: ['/ignore/0'],
    says: ['no document matches "other/*.json"'],
  },
  {
    name: 'an expired entry is not also unused',
    document,
    config: { ignore: [{ ...entry, expires: '2020-01-01' }] },
    finds: [],
  },
])
