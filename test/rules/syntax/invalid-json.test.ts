import { rule } from '../../../rules/syntax/invalid-json.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'a comma after the last member',
    text: '{"Version": "2012-10-17",}',
    finds: ['1:26'],
    says: ['a member is expected'],
  },
  {
    name: 'a comma after the last value',
    text: '{"Statement": [\n  1,\n]}',
    finds: ['3:1'],
    says: ['a value is expected'],
  },
  { name: 'a comment', text: '{\n  // why\n  "Statement": []\n}', finds: ['2:3'], says: ['no comments'] },
  { name: 'curly quotes', text: '{“Statement”: []}', finds: ['1:2'], says: ['curly quotation mark'] },
  { name: 'cut off', text: '{"Statement": [{"Effect": "Allow"}', finds: ['1:34'], says: ['ends too early'] },
  {
    name: 'a template placeholder',
    text: '{"Statement": ${jsonencode(x)}}',
    finds: ['1:15'],
    says: ['template'],
  },
  { name: 'quotes in an interpolation', text: '{"Id": "${f("x")}"}', finds: ['1:9'], says: ['template'] },
  {
    name: 'a line break in a string',
    text: '{"Id": "a\nb"}',
    finds: ['1:8'],
    says: ['does not end on its line'],
  },
  { name: 'a tab in a string', text: '{"Id": "a\tb"}', finds: ['1:10'], says: ['control character'] },
  { name: 'single quotes', text: "{'Id': 1}", finds: ['1:2'], says: ['double quotes'] },
  { name: 'a name without quotes', text: '{Id: 1}', finds: ['1:2'], says: ['member name'] },
  { name: 'a missing comma', text: '{"a": 1 "b": 2}', finds: ['1:9'], says: ['comma is missing'] },
  {
    name: 'a shell command around it',
    text: 'aws iam put {"a": 1}',
    finds: ['1:1'],
    says: ['does not begin with JSON'],
  },
  { name: 'text behind the document', text: '{"a": 1}\n# end', finds: ['2:1'] },
  { name: 'an empty file', text: '', finds: ['1:1'], says: ['empty'] },
  {
    name: 'a policy inside a string',
    document: { AssumeRolePolicyDocument: '{"Version": ' },
    finds: ['/AssumeRolePolicyDocument'],
    says: ['the policy in this string'],
  },
  { name: 'JSON', text: '{"Statement": []}', finds: [] },
])
