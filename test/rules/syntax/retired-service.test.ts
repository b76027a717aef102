import { rule } from '../../../rules/syntax/retired-service.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Action: string | string[]) => policyWith({ Effect: 'Allow', Action, Resource: '*' })

tryRule(rule, [
  {
    name: 'ended',
    document: on(['deeplens:*', 'Zocalo:Describe*']),
    finds: ['/Statement/0/Action/0', '/Statement/0/Action/1'],
    says: ['AWS DeepLens, a service that has ended', 'Amazon Zocalo'],
  },
  {
    name: 'internal',
    document: on('builderid:Get'),
    finds: ['/Statement/0/Action'],
    says: ['does not document'],
  },
  { name: 'alive', document: on(['s3:GetObject', 'macie2:*']), finds: [] },
  { name: 'unknown', document: on('foo:*'), finds: [] },
])
