import { rule } from '../../../rules/syntax/multivalued-variable.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object, version = '2012-10-17') {
  return policyWith({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition }, version)
}

tryRule(rule, [
  {
    name: 'a list',
    document: conditions({ StringEquals: { 'aws:ResourceTag/paths': '${aws:PrincipalOrgPaths}' } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:ResourceTag~1paths'],
    says: ['${aws:PrincipalOrgPaths} stands for a list'],
  },
  {
    name: 'in a resource',
    document: policyWith({ Effect: 'Allow', Action: 's3:*', Resource: ['*', 'arn:aws:s3:::${aws:TagKeys}'] }),
    finds: ['/Statement/0/Resource/1'],
  },
  {
    name: 'single values',
    document: conditions({ StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }),
    finds: [],
  },
  {
    name: 'a version that has no variables',
    document: conditions({ StringEquals: { 'aws:username': '${aws:TagKeys}' } }, '2008-10-17'),
    finds: [],
  },
])
