import { rule } from '../../../rules/syntax/malformed-external-id.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function trust(Condition: object, Effect = 'Allow') {
  return policyWith({ Effect, Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole', Condition })
}

tryRule(rule, [
  {
    name: 'a blank',
    document: trust({ StringEquals: { 'sts:ExternalId': 'acme prod' } }),
    finds: ['/Statement/0/Condition/StringEquals/sts:ExternalId'],
    says: ['no external id with a blank in it ("acme prod"), so this statement never allows anything'],
  },
  {
    name: 'empty',
    document: trust({ StringEquals: { 'sts:ExternalId': [''] } }),
    finds: ['/Statement/0/Condition/StringEquals/sts:ExternalId/0'],
    says: ['STS takes no empty external id'],
  },
  {
    name: 'too short and too long',
    document: trust({ StringEquals: { 'sts:externalid': ['a', 'x'.repeat(1225)] } }),
    finds: [
      '/Statement/0/Condition/StringEquals/sts:externalid/0',
      '/Statement/0/Condition/StringEquals/sts:externalid/1',
    ],
    says: ['of one character', 'this one has 1225'],
  },
  {
    name: 'a line break from a secret',
    document: trust({ StringEquals: { 'sts:ExternalId': 'abcdef\n' } }),
    finds: ['/Statement/0/Condition/StringEquals/sts:ExternalId'],
  },
  {
    name: 'braces, and a pattern with a blank',
    document: trust({ StringLike: { 'sts:ExternalId': ['{id}', 'acme *'] } }),
    finds: [
      '/Statement/0/Condition/StringLike/sts:ExternalId/0',
      '/Statement/0/Condition/StringLike/sts:ExternalId/1',
    ],
    says: ['with the character { in it'],
  },
  {
    name: 'ids, patterns, variables, numbers',
    document: trust({
      StringEquals: { 'sts:ExternalId': ['7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11', 'a+=,.@:/-_', 4711] },
      StringLike: { 'sts:ExternalId': ['acme-*', '?'] },
      StringNotEquals: { 'sts:ExternalId': '${aws:PrincipalTag/id}' },
      Null: { 'sts:ExternalId': 'false' },
    }),
    finds: [],
  },
  {
    name: 'another key',
    document: trust({ StringEquals: { 'aws:PrincipalTag/x': 'a b' } }),
    finds: [],
  },
])
