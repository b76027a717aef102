import { rule } from '../../../rules/syntax/duplicate-condition-key.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object) {
  return policyWith({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition })
}

tryRule(rule, [
  {
    name: 'a key in two spellings',
    document: conditions({
      StringEquals: { 'aws:SourceVpc': 'vpc-11112222', 'aws:SourceVPC': 'vpc-33334444' },
    }),
    finds: ['/Statement/0/Condition/StringEquals/aws:SourceVpc'],
    says: ['aws:SourceVpc and aws:SourceVPC are the same condition key, twice under StringEquals'],
  },
  {
    name: 'three of them: all but the first by name',
    document: conditions({ Bool: { 'a:b': 'true', 'A:b': 'true', 'a:B': 'true' } }),
    finds: ['/Statement/0/Condition/Bool/a:b', '/Statement/0/Condition/Bool/a:B'],
  },
  {
    name: 'a slash in the key',
    document: conditions({ StringEquals: { 'aws:RequestTag/Team': 'a', 'aws:RequestTag/team': 'b' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:RequestTag~1team'],
  },
  {
    name: 'under two operators',
    document: conditions({
      StringEquals: { 'aws:SourceVpc': 'x' },
      StringNotEquals: { 'aws:sourcevpc': 'y' },
    }),
    finds: [],
  },
  {
    name: 'two keys',
    document: conditions({ StringEquals: { 'aws:SourceVpc': 'x', 'aws:SourceVpce': 'y' } }),
    finds: [],
  },
])
