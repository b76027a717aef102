import { rule } from '../../../rules/syntax/wrong-element-type.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }

tryRule(rule, [
  {
    name: 'elements of the policy',
    policyType: 'identity',
    document: { Version: 20121017, Id: ['x'], Statement: [allow] },
    finds: ['/Version', '/Id'],
    says: ['"Version" is a number, and must be a string', '"Id" is a list'],
  },
  {
    name: 'a Statement that is a string',
    policyType: 'identity',
    document: { Statement: 'all' },
    finds: ['/Statement'],
  },
  {
    name: 'a Statement that is null',
    document: { Version: '2012-10-17', Statement: null },
    finds: ['/Statement'],
  },
  {
    name: 'a statement that is a string',
    document: { Version: '2012-10-17', Statement: [allow, 'afd', [allow]] },
    finds: ['/Statement/1', '/Statement/2'],
    says: ['a value of "Statement" is a string, and must be an object'],
  },
  {
    name: 'lists for strings',
    document: policyWith({ ...allow, Effect: ['Allow'], Sid: [] }),
    finds: ['/Statement/0/Effect', '/Statement/0/Sid'],
  },
  {
    name: 'objects and numbers for actions and resources',
    document: policyWith({ Effect: 'Allow', Action: { a: 's3:*' }, Resource: ['*', 1, ['*'], null] }),
    finds: [
      '/Statement/0/Action',
      '/Statement/0/Resource/1',
      '/Statement/0/Resource/2',
      '/Statement/0/Resource/3',
    ],
    says: ['"Action" is an object, and must be a string or a list of strings'],
  },
  {
    name: 'a list of principals',
    policyType: 'resource',
    document: policyWith({ ...allow, Principal: ['*'] }),
    finds: ['/Statement/0/Principal'],
    says: ['"Principal" is a list, and must be "*" or an object such as'],
  },
  {
    name: 'an object as a principal of a kind',
    policyType: 'resource',
    document: policyWith({ ...allow, Principal: { AWS: { Ref: 'x' }, Service: [true] } }),
    finds: ['/Statement/0/Principal/AWS', '/Statement/0/Principal/Service/0'],
    says: ['"AWS" is an object', 'a value of "Service" is true or false'],
  },
  {
    name: 'a condition that is a list, or a string',
    document: {
      Version: '2012-10-17',
      Statement: [
        { ...allow, Condition: [] },
        { ...allow, Condition: 'a' },
      ],
    },
    finds: ['/Statement/0/Condition', '/Statement/1/Condition'],
    says: ['"Condition" is a list, and must be an object of operators'],
  },
  {
    name: 'an operator without keys',
    document: policyWith({ ...allow, Condition: { Bool: 'true', DateGreaterThan: [] } }),
    finds: ['/Statement/0/Condition/Bool', '/Statement/0/Condition/DateGreaterThan'],
    says: ['"Bool" is a string, and must be an object of condition keys'],
  },
  {
    name: 'a key where the operator should be',
    document: policyWith({ ...allow, Condition: { 'aws:SourceIp': '10.0.0.0/8' } }),
    finds: ['/Statement/0/Condition/aws:SourceIp'],
    says: ['stands where an operator such as "StringEquals" should be'],
  },
  {
    name: 'a qualified operator is no key',
    document: policyWith({ ...allow, Condition: { 'ForAnyValue:StringLike': 'x' } }),
    finds: ['/Statement/0/Condition/ForAnyValue:StringLike'],
    says: ['must be an object of condition keys'],
  },
  {
    name: 'objects as condition values',
    document: policyWith({ ...allow, Condition: { StringEquals: { a: {}, b: ['x', {}] } } }),
    finds: ['/Statement/0/Condition/StringEquals/a', '/Statement/0/Condition/StringEquals/b/1'],
  },
  {
    name: 'numbers and booleans as condition values',
    document: policyWith({ ...allow, Condition: { Bool: { a: true }, NumericEquals: { b: [1, '2'] } } }),
    finds: [],
  },
  {
    name: 'unknown elements, which are another matter',
    document: policyWith({ ...allow, Note: { any: 1 } }),
    finds: [],
  },
  {
    name: 'everything in its place',
    document: {
      Version: '2012-10-17',
      Id: 'x',
      Statement: { ...allow, Sid: 'a', Principal: { AWS: ['111122223333'] }, Condition: {} },
    },
    finds: [],
  },
])
