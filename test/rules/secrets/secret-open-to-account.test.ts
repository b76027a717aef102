import { rule } from '../../../rules/secrets/secret-open-to-account.ts'
import { exampleSecret, letsReaderRead } from '../../../src/engine/example-secrets.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const place = 'snapshot.json /accounts/1/regions/0/secretsmanager/SecretList/items/0/ResourcePolicy'
const to = (AWS: string, others = {}) =>
  exampleSecret({ lets: [{ ...letsReaderRead, Principal: { AWS }, ...others }] })

tryRule(rule, [
  { name: 'its number', ...to('111122223333'), finds: [place], says: ['111122223333'] },
  { name: 'its root', ...to('arn:aws:iam::111122223333:root'), finds: [place] },
  {
    name: 'one role of it',
    ...to('111122223333', {
      Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/orders-report' } },
    }),
    finds: [],
  },
  { name: 'the account of the secret', ...to('444455556666'), finds: [] },
  { name: 'a role', ...exampleSecret(), finds: [] },
])
