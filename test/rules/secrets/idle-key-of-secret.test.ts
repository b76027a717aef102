import { rule } from '../../../rules/secrets/idle-key-of-secret.ts'
import { exampleKeyArn, exampleSecret } from '../../../src/engine/example-secrets.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const place = 'snapshot.json /accounts/1/regions/0/kms/Keys/items/0/KeyState'

tryRule(rule, [
  {
    name: 'off',
    ...exampleSecret({ key: { KeyState: 'Disabled' } }),
    finds: [place],
    fixes: [`aws kms enable-key --key-id ${exampleKeyArn}`],
  },
  {
    name: 'to be deleted',
    ...exampleSecret({ key: { KeyState: 'PendingDeletion' } }),
    finds: [place],
    fixes: [`aws kms cancel-key-deletion --key-id ${exampleKeyArn}`],
  },
  { name: 'on', ...exampleSecret(), finds: [] },
  {
    name: 'as describe-key says it',
    files: {
      'secret.json': {
        ARN: 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf',
        Name: 'orders-app',
        KmsKeyId: exampleKeyArn,
        CreatedDate: 1700000000,
      },
      'key.json': {
        KeyMetadata: { KeyId: exampleKeyArn.split('/')[1] ?? '', Arn: exampleKeyArn, KeyState: 'Disabled' },
      },
    },
    finds: ['key.json /KeyMetadata/KeyState'],
  },
])
