import { rule } from '../../../rules/syntax/repeated-sid.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const grant = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: '*' }
const sids = (...all: unknown[]) => ({
  Version: '2012-10-17',
  Statement: all.map(Sid => ({ Sid, ...grant })) as never[],
})

tryRule(rule, [
  { name: 'two', document: sids('a b', 'a b'), finds: ['/Statement/1/Sid'], says: ['the Sid "a b"'] },
  { name: 'empty ones', document: sids('', ''), finds: [] },
  { name: 'different ones', document: sids('a', 'b'), finds: [] },
  {
    name: 'in a permission policy, where it is an error',
    policyType: 'identity',
    document: sids('a', 'a'),
    finds: [],
  },
])
