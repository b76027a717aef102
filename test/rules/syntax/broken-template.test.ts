import { rule } from '../../../rules/syntax/broken-template.ts'
import { tryRule } from '../../helpers/try-rule.ts'

/** A template with one policy of one statement. */
function template(resource: unknown, more: Record<string, unknown> = {}) {
  const document = {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      App: {
        Type: 'AWS::IAM::UserPolicy',
        Properties: {
          UserName: 'app',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: resource },
          },
        },
      },
    },
    ...more,
  }
  return JSON.parse(JSON.stringify(document))
}

const at = '/Resources/App/Properties/PolicyDocument/Statement/Resource'

tryRule(rule, [
  {
    name: 'a reference to nothing',
    document: template({ Ref: 'Bucket' }),
    finds: [at],
    says: ['the template has no parameter or resource "Bucket"'],
  },
  {
    name: 'an attribute of nothing',
    document: template({ 'Fn::GetAtt': ['Bucket', 'Arn'] }),
    finds: [`${at}/Fn::GetAtt`],
  },
  {
    name: 'a function that does not exist',
    document: template({ 'Fn::Concat': ['a', 'b'] }),
    finds: [at],
    says: ['CloudFormation has no function Fn::Concat'],
  },
  {
    name: 'a variable of IAM that Fn::Sub would take for its own',
    document: template({ 'Fn::Sub': 'arn:aws:s3:::home/${aws:username}/*' }),
    finds: [`${at}/Fn::Sub`],
    says: ['written ${!aws:username} here'],
  },
  {
    name: 'a mapping without the key',
    document: template(
      { 'Fn::FindInMap': ['Buckets', 'eu', 'name'] },
      { Mappings: { Buckets: { us: { name: 'arn:aws:s3:::a' } } } },
    ),
    finds: [`${at}/Fn::FindInMap`],
  },
  {
    name: 'conditions that ask each other',
    document: template(
      { 'Fn::If': ['A', '*', 'arn:aws:s3:::a/*'] },
      { Conditions: { A: { Condition: 'B' }, B: { 'Fn::Not': [{ Condition: 'A' }] } } },
    ),
    finds: ['/Conditions/A'],
    says: ['"A" refers to itself in a circle'],
  },
  {
    name: 'a condition that is not there',
    document: template({ 'Fn::If': ['A', '*', 'arn:aws:s3:::a/*'] }),
    finds: [`${at}/Fn::If`],
  },
  {
    name: 'what a macro may make',
    document: template({ Ref: 'Bucket' }, { Transform: 'AWS::Serverless-2016-10-31' }),
    finds: [],
  },
  {
    name: 'parameters, resources and pseudo parameters',
    document: template(
      { 'Fn::Sub': ['arn:${AWS::Partition}:s3:::${Name}-${AWS::Region}-${App}/${Own}', { Own: 'x' }] },
      { Parameters: { Name: { Type: 'String' } } },
    ),
    finds: [],
  },
])
