import { expect, it } from 'vitest'
import { rule } from '../../../rules/syntax/duplicate-member.ts'
import { findingsOf, tryRule } from '../../helpers/try-rule.ts'

const embedded = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Effect":"Deny"}]}'

tryRule(rule, [
  {
    name: 'an operator',
    text: '{"Statement": {"Effect": "Allow", "Condition": {"Bool": {"a": "1"}, "Bool": {"b": "1"}}}}',
    finds: ['/Statement/Condition/Bool'],
    says: ['"Bool" stands twice'],
  },
  {
    name: 'three times: the second by its position, the last by its name',
    text: '{"Statement": {"Effect": "Allow",\n"Sid": "a",\n"Sid": "b",\n"Sid": "c"}}',
    finds: ['3:1', '/Statement/Sid'],
  },
  {
    name: 'an element of the policy',
    text: '{"Version": "2012-10-17", "Version": "2008-10-17", "Statement": []}',
    finds: ['/Version'],
  },
  {
    name: 'a condition key',
    text: '{"Statement": {"Effect": "Allow", "Condition": {"StringEquals": {"aws:x": "1", "aws:x": "2"}}}}',
    finds: ['/Statement/Condition/StringEquals/aws:x'],
  },
  {
    name: 'inside a policy that is written as a string',
    document: { RoleName: 'app', AssumeRolePolicyDocument: embedded },
    finds: ['/AssumeRolePolicyDocument/Statement/0/Effect'],
  },
  {
    name: 'inside a policy as the IAM API answers it',
    document: { Role: { AssumeRolePolicyDocument: encodeURIComponent(embedded) } },
    finds: ['/Role/AssumeRolePolicyDocument/Statement/0/Effect'],
  },
  {
    name: 'the member that holds the policy',
    text: '{"PolicyDocument": {"Statement": []}, "PolicyDocument": {"Statement": []}}',
    finds: ['/PolicyDocument'],
  },
  {
    name: 'in another part of a dump',
    text: '{"PolicyDocument": {"Statement": []}, "Tags": {"a": 1, "a": 2}}',
    finds: [],
  },
  {
    name: 'the same name in two objects, or in another case',
    text: '{"Statement": [{"Effect": "Allow", "effect": "Deny"}, {"Effect": "Allow"}]}',
    finds: [],
  },
  {
    name: 'a name inside a string',
    text: '{"Statement": {"Effect": "Allow", "Sid": "\\"Effect\\": "}}',
    finds: [],
  },
])

it('points at both, also inside a string', async () => {
  const [finding] = await findingsOf([rule], { document: { AssumeRolePolicyDocument: embedded } })
  const line = JSON.stringify({ AssumeRolePolicyDocument: embedded }, null, 2).split('\n')[1] ?? ''
  const first = line.indexOf('\\"Effect')
  expect(finding?.related[0]?.range.start).toEqual({
    line: 2,
    column: first + 1,
  })
  expect(finding?.span.range.start).toEqual({ line: 2, column: line.indexOf('\\"Effect', first + 1) + 1 })
})
