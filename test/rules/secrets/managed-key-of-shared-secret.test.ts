import { rule } from '../../../rules/secrets/managed-key-of-shared-secret.ts'
import { exampleSecret, exampleSecretArn } from '../../../src/engine/example-secrets.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const place = 'snapshot.json /accounts/1/regions/0/secretsmanager/SecretList/items/0'
const shared = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/orders-report' },
      Action: 'secretsmanager:GetSecretValue',
      Resource: '*',
    },
  ],
}
const described = { ARN: exampleSecretArn, Name: 'orders-app', CreatedDate: 1700000000 }
const withPolicy = { ARN: exampleSecretArn, Name: 'orders-app', ResourcePolicy: JSON.stringify(shared) }

tryRule(rule, [
  {
    name: 'the alias of the key of AWS',
    ...exampleSecret({ secret: { KmsKeyId: 'alias/aws/secretsmanager' } }),
    finds: [`${place}/KmsKeyId`],
    fixes: [exampleSecretArn],
  },
  {
    name: 'a key that AWS made',
    ...exampleSecret({ key: { KeyManager: 'AWS' } }),
    finds: [`${place}/KmsKeyId`],
  },
  { name: 'a key of its own', ...exampleSecret(), finds: [] },
  {
    name: 'nobody of another account',
    ...exampleSecret({ secret: { KmsKeyId: 'alias/aws/secretsmanager' }, lets: [], reader: [] }),
    finds: [],
  },
  {
    name: 'replies about the secret, which name no key where it is that of AWS',
    files: { 'describe.json': described, 'policy.json': withPolicy },
    finds: ['describe.json '],
  },
  {
    name: 'a reply about the policy alone',
    files: { 'policy.json': withPolicy },
    finds: [],
    undecided: true,
  },
  {
    name: 'a key that was not described',
    files: { 'describe.json': { ...described, KmsKeyId: 'alias/orders' }, 'policy.json': withPolicy },
    finds: [],
    undecided: true,
  },
])
