import { rule } from '../../../rules/syntax/misspelt-variable.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function resource(Resource: string, version = '2012-10-17') {
  return policyWith({ Effect: 'Allow', Action: 's3:GetObject', Resource }, version)
}

tryRule(rule, [
  {
    name: 'a slip',
    document: resource('arn:aws:s3:::home/${aws:usrname}/*'),
    finds: ['/Statement/0/Resource'],
    says: ['${aws:usrname} is no variable that AWS fills in; did you mean ${aws:username}?'],
  },
  {
    name: 'another prefix, with a default',
    document: resource("arn:aws:s3:::home/${iam:username, 'guest'}"),
    finds: ['/Statement/0/Resource'],
    says: ["did you mean ${aws:username, 'guest'}?"],
  },
  {
    name: 'a tag without its key, in a condition',
    document: policyWith({
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: '*',
      Condition: { StringLike: { 's3:prefix': ['${aws:PrincipalTag}/*'] } },
    }),
    finds: ['/Statement/0/Condition/StringLike/s3:prefix/0'],
    says: ['${aws:PrincipalTag/<tag-key>}'],
  },
  { name: 'any case', document: resource('arn:aws:s3:::home/${AWS:UserName}/*'), finds: [] },
  { name: 'nothing near', document: resource('arn:aws:s3:::home/${aws:Whoever}/*'), finds: [] },
  {
    name: 'a version that has none',
    document: resource('arn:aws:s3:::${aws:usrname}', '2008-10-17'),
    finds: [],
  },
])
