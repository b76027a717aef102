import { rule } from '../../../rules/secrets/secret-open-to-everyone.ts'
import { exampleSecret, exampleSecretArn, letsReaderRead } from '../../../src/engine/example-secrets.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const place = 'snapshot.json /accounts/1/regions/0/secretsmanager/SecretList/items/0/ResourcePolicy'
const open = { ...letsReaderRead, Principal: '*' }

tryRule(rule, [
  { name: 'a star', ...exampleSecret({ lets: [open] }), finds: [place] },
  {
    name: 'a star of AWS',
    ...exampleSecret({ lets: [{ ...open, Principal: { AWS: '*' } }] }),
    finds: [place],
  },
  {
    name: 'of an organization',
    ...exampleSecret({
      lets: [{ ...open, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcd123456' } } }],
    }),
    finds: [],
  },
  {
    name: 'denied to all others',
    ...exampleSecret({
      lets: [
        open,
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'secretsmanager:GetSecretValue',
          Resource: '*',
          Condition: {
            StringNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/orders-report' },
          },
        },
      ],
    }),
    finds: [],
  },
  { name: 'a role', ...exampleSecret(), finds: [] },
  {
    name: 'as get-resource-policy says it',
    files: {
      'policy.json': {
        ARN: exampleSecretArn,
        Name: 'orders-app',
        ResourcePolicy: JSON.stringify({ Version: '2012-10-17', Statement: [open] }),
      },
    },
    finds: ['policy.json /ResourcePolicy'],
  },
])
