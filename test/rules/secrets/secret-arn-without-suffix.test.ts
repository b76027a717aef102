import { rule } from '../../../rules/secrets/secret-arn-without-suffix.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (name: string, Action = 'secretsmanager:GetSecretValue') => ({
  document: policyWith({
    Effect: 'Allow',
    Action,
    Resource: `arn:aws:secretsmanager:eu-west-1:444455556666:secret:${name}`,
  }),
})

tryRule(rule, [
  {
    name: 'a name alone',
    ...on('rds-db-credentials/orders'),
    finds: ['/Statement/0/Resource'],
    fixes: ['secret:rds-db-credentials/orders-??????"'],
  },
  { name: 'the whole ARN', ...on('orders-AbCdEf'), finds: [] },
  { name: 'question marks', ...on('orders-??????'), finds: [] },
  { name: 'a star', ...on('orders-*'), finds: [] },
  { name: 'a variable', ...on('orders/${aws:PrincipalTag/team}'), finds: [] },
  {
    name: 'an action on no secret',
    ...on('orders', 'secretsmanager:ListSecrets'),
    finds: ['/Statement/0/Resource'],
  },
  { name: 'another service', ...on('orders', 'kms:Decrypt'), finds: [] },
])
