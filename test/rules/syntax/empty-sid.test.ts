import { rule } from '../../../rules/syntax/empty-sid.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }

tryRule(rule, [
  { name: 'an empty Sid', document: policyWith({ Sid: '', ...allow }), finds: ['/Statement/0/Sid'] },
  {
    name: 'several, told once',
    document: {
      Version: '2012-10-17',
      Statement: ['', 'a', '', ''].map(Sid => ({ Sid, ...allow })) as never[],
    },
    finds: ['/Statement/0/Sid'],
    says: ['here and in 2 more statements'],
  },
  { name: 'a blank, which is another matter', document: policyWith({ Sid: ' ', ...allow }), finds: [] },
  { name: 'a Sid', document: policyWith({ Sid: 'a', ...allow }), finds: [] },
  { name: 'none', document: policyWith(allow), finds: [] },
])
