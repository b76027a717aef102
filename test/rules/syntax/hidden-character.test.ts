import { rule } from '../../../rules/syntax/hidden-character.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = (more: object) => policyWith({ Effect: 'Allow', ...more })
const role = 'arn:aws:iam::111122223333:role/app'

tryRule(rule, [
  {
    name: 'blanks at the ends',
    document: allow({ Principal: { AWS: [` ${role}`, `${role} `] }, Action: 'sts:AssumeRole ' }),
    finds: ['/Statement/0/Principal/AWS/0', '/Statement/0/Principal/AWS/1', '/Statement/0/Action'],
    says: [
      'this ARN begins with a blank (U+0020)',
      'this ARN ends with a blank (U+0020)',
      'this action ends with a blank (U+0020)',
    ],
  },
  {
    name: 'in the middle, with what stands before it',
    document: allow({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::\u200bbucket/key' }),
    finds: ['/Statement/0/Resource'],
    says: ['this ARN has a zero-width space (U+200B) after "arn:aws:s3:::"'],
  },
  {
    name: 'without room, at the end',
    document: allow({ Action: 's3:GetObject\u200b', Resource: '*' }),
    finds: ['/Statement/0/Action'],
    says: ['this action ends with a zero-width space (U+200B)'],
  },
  {
    name: 'several in one text',
    document: allow({ Action: 's3:\u0421reate\u0412ucket\u00a0', Resource: '*' }),
    finds: ['/Statement/0/Action'],
    says: ['Cyrillic letter that looks like "C" (U+0421) after "s3:", and 2 more'],
  },
  {
    name: 'condition keys and values',
    document: allow({
      Action: 's3:GetObject',
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID ': 'o-exampleorgid', 'aws:SourceAccount': ['111122223333\n'] },
      },
    }),
    finds: [
      '/Statement/0/Condition/StringEquals/aws:PrincipalOrgID ',
      '/Statement/0/Condition/StringEquals/aws:SourceAccount/0',
    ],
    says: ['this condition key ends with a blank', 'this condition value ends with a line break (U+000A)'],
  },
  {
    name: 'blanks where they belong',
    document: allow({
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::bucket/annual report.pdf',
      Condition: { StringEquals: { 'aws:PrincipalTag/cost center': 'Research and Development' } },
    }),
    finds: [],
  },
])
