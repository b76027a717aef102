import { rule } from '../../../rules/syntax/duplicate-sid.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }
const sids = (...all: unknown[]) => ({
  Version: '2012-10-17',
  Statement: all.map(Sid => ({ Sid, ...allow })) as never[],
})

tryRule(rule, [
  { name: 'two', document: sids('a', 'a'), finds: ['/Statement/1/Sid'], says: ['"a" is used by an earlier'] },
  { name: 'three', document: sids('a', 'b', 'a', 'a'), finds: ['/Statement/2/Sid', '/Statement/3/Sid'] },
  { name: 'another case', document: sids('a', 'A'), finds: [] },
  { name: 'empty ones', document: sids('', ''), finds: [] },
  { name: 'numbers, which are another matter', document: sids(1, 1), finds: [] },
  { name: 'different ones', document: sids('a', 'b'), finds: [] },
  {
    name: 'in two policies of one file',
    document: [sids('a'), sids('a')],
    finds: [],
  },
  {
    name: 'in a resource policy, where services differ',
    policyType: 'resource',
    document: sids('a', 'a'),
    finds: [],
  },
])
