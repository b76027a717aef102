import { rule } from '../../../rules/secrets/secret-changes-by-other-account.ts'
import { exampleSecret, letsReaderRead } from '../../../src/engine/example-secrets.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const place = 'snapshot.json /accounts/1/regions/0/secretsmanager/SecretList/items/0/ResourcePolicy'
const doing = (Action: string, others = {}) =>
  exampleSecret({ lets: [{ ...letsReaderRead, Action, ...others }] })

tryRule(rule, [
  { name: 'everything', ...doing('secretsmanager:*'), finds: [place], says: ['PutResourcePolicy'] },
  { name: 'a new value', ...doing('secretsmanager:PutSecretValue'), finds: [place] },
  {
    name: 'a whole account',
    ...exampleSecret({
      lets: [
        {
          ...letsReaderRead,
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Action: 'secretsmanager:PutSecretValue',
        },
      ],
    }),
    finds: [place],
    says: ['any identity of account 111122223333, of another account, may do more'],
  },
  { name: 'reading', ...doing('secretsmanager:Get*'), finds: [] },
  {
    name: 'its own account',
    ...doing('secretsmanager:*', { Principal: { AWS: 'arn:aws:iam::444455556666:role/rotation' } }),
    finds: [],
  },
])
