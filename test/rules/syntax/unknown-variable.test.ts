import { rule } from '../../../rules/syntax/unknown-variable.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function resource(Resource: string, version = '2012-10-17') {
  return policyWith({ Effect: 'Allow', Action: 's3:GetObject', Resource }, version)
}

tryRule(rule, [
  {
    name: 'a global key that there is not',
    document: resource('arn:aws:s3:::home/${aws:Whoever}/*'),
    finds: ['/Statement/0/Resource'],
    says: ["AWS's reference has no condition key that ${aws:Whoever} could stand for"],
  },
  {
    name: 'a name that people expect',
    document: resource('arn:aws:s3:::home/${aws:User}/*'),
    finds: ['/Statement/0/Resource'],
    says: ['did you mean ${aws:username}?'],
  },
  {
    name: 'the variable of another tool',
    document: resource('arn:aws:s3:::home/${self:custom.bucket}/*'),
    finds: ['/Statement/0/Resource'],
  },
  {
    name: 'keys of services and providers',
    document: resource(
      'arn:aws:s3:::home/${cognito-identity.amazonaws.com:sub}/${s3:prefix}/${id.example.com:sub}',
    ),
    finds: [],
  },
  { name: 'a slip, which has its own rule', document: resource('arn:aws:s3:::${aws:usrname}'), finds: [] },
  { name: 'a service that is gone', document: resource('arn:aws:s3:::${deepracer:UserToken}'), finds: [] },
  {
    name: 'devices and users of file transfer, who have variables of their own',
    document: resource('arn:aws:s3:::${transfer:HomeBucket}/${iot:Connection.Thing.ThingName}'),
    finds: [],
  },
  { name: 'placeholders', document: resource('arn:aws:s3:::${bucket}/${*}'), finds: [] },
  {
    name: 'a version that has none',
    document: resource('arn:aws:s3:::${aws:Whoever}', '2008-10-17'),
    finds: [],
  },
])
