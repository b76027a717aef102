import { rule } from '../../../rules/syntax/session-form-of-principal-arn.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function conditions(Condition: object, Effect = 'Allow') {
  return policyWith({ Effect, Action: 'rds-db:connect', Resource: '*', Condition })
}
const session = 'arn:aws:sts::111122223333:assumed-role/connector/i-0123456789abcdef0'

tryRule(rule, [
  {
    name: 'a session',
    document: conditions({ ArnEquals: { 'aws:PrincipalArn': session } }),
    finds: ['/Statement/0/Condition/ArnEquals/aws:PrincipalArn'],
    says: ['holds the role (arn:aws:iam::111122223333:role/connector) and never its session'],
  },
  {
    name: 'sessions of any name, as text, in a list',
    document: conditions({
      StringLike: {
        'AWS:principalarn': ['arn:aws:iam::111122223333:role/x', 'arn:*:sts::*:assumed-role/c/*'],
      },
    }),
    finds: ['/Statement/0/Condition/StringLike/AWS:principalarn/1'],
    says: ['so this value has no effect'],
  },
  {
    name: 'a Deny that spares nobody',
    document: conditions({ ArnNotLike: { 'aws:PrincipalArn': session } }, 'Deny'),
    finds: ['/Statement/0/Condition/ArnNotLike/aws:PrincipalArn'],
    says: ['denies as if the condition were not there'],
  },
  {
    name: 'roles, users and federated users',
    document: conditions({
      ArnLike: {
        'aws:PrincipalArn': [
          'arn:aws:iam::111122223333:role/assumed-role/x',
          'arn:aws:iam::111122223333:user/x',
          'arn:aws:sts::111122223333:federated-user/x',
          '*',
        ],
      },
    }),
    finds: [],
  },
  {
    name: 'another key',
    document: conditions({ ArnLike: { 'aws:SourceArn': session } }),
    finds: [],
  },
])
