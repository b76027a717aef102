import { rule } from '../../../rules/syntax/unknown-service.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Action: string | string[]) => policyWith({ Effect: 'Allow', Action, Resource: '*' })
const at = ['/Statement/0/Action']

tryRule(rule, [
  {
    name: 'near to nothing',
    document: on('database:Connect'),
    finds: at,
    says: ['the prefix database, as in'],
  },
  {
    name: 'near, but with another action',
    document: on('lamda:Call'),
    finds: at,
    says: ['did you mean lambda?'],
  },
  { name: 'near, with every action', document: on('lamda:*'), finds: at, says: ['did you mean lambda?'] },
  { name: 'known in any case', document: on(['rds-db:connect', 'S3:GetObject', 's3:Nonsense']), finds: [] },
  {
    name: 'misspelt, which another rule says',
    document: on(['rdsdb:connect', 'lamda:InvokeFunction']),
    finds: [],
  },
  { name: 'retired', document: on('deeplens:*'), finds: [] },
  { name: 'malformed', document: on(['*:Get', 'connect', ':x']), finds: [] },
])
