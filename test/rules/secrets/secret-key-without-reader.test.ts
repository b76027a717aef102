import { rule } from '../../../rules/secrets/secret-key-without-reader.ts'
import { exampleSecret, exampleSecretArn, letsReaderDecrypt } from '../../../src/engine/example-secrets.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const key = 'snapshot.json /accounts/1/regions/0/kms/Keys/items/0/Policy'
const reads = { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: exampleSecretArn }

tryRule(rule, [
  { name: 'the key lets nobody in', ...exampleSecret({ keyLets: [] }), finds: [key] },
  {
    name: 'the key lets its own account in',
    ...exampleSecret({
      keyLets: [{ ...letsReaderDecrypt, Principal: { AWS: '444455556666' }, Action: 'kms:*' }],
    }),
    finds: [key],
    says: ['the policy of the key does not allow'],
  },
  {
    name: 'by way of another service alone',
    ...exampleSecret({
      keyLets: [
        {
          ...letsReaderDecrypt,
          Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
        },
      ],
    }),
    finds: [key],
  },
  {
    name: 'by way of this service',
    ...exampleSecret({
      keyLets: [
        {
          ...letsReaderDecrypt,
          Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
        },
      ],
    }),
    finds: [],
  },
  {
    name: 'the reader lacks it',
    ...exampleSecret({ reader: [reads] }),
    finds: [
      'snapshot.json /accounts/0/iam/RoleDetailList/items/0/RolePolicyList/0/PolicyDocument/Statement/0',
    ],
    says: ['the policies of orders-report do not allow'],
  },
  { name: 'both sides', ...exampleSecret(), finds: [] },
  {
    name: 'the policy of the key was not read',
    ...exampleSecret({ key: { Policy: null } }),
    finds: [],
    undecided: true,
  },
])
