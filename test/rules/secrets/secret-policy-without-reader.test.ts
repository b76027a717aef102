import { rule } from '../../../rules/secrets/secret-policy-without-reader.ts'
import {
  exampleReader,
  exampleSecret,
  exampleSecretArn,
  letsReaderRead,
} from '../../../src/engine/example-secrets.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const place = 'snapshot.json /accounts/1/regions/0/secretsmanager/SecretList/items/0'

tryRule(rule, [
  { name: 'no policy', ...exampleSecret({ lets: [] }), finds: [place], fixes: [exampleReader] },
  {
    name: 'another role',
    ...exampleSecret({
      lets: [{ ...letsReaderRead, Principal: { AWS: 'arn:aws:iam::111122223333:role/other' } }],
    }),
    finds: [`${place}/ResourcePolicy`],
  },
  {
    name: 'its account',
    ...exampleSecret({ lets: [{ ...letsReaderRead, Principal: { AWS: '111122223333' } }] }),
    finds: [],
  },
  {
    name: 'a star is not meant for the secrets of others',
    ...exampleSecret({
      lets: [],
      reader: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' }],
    }),
    finds: [],
  },
  {
    name: 'a policy that nobody asked for',
    files: {
      'describe.json': { ARN: exampleSecretArn, Name: 'orders-app', CreatedDate: 1700000000 },
      'roles.json': {
        RoleDetailList: [
          {
            RoleName: 'orders-report',
            Arn: exampleReader,
            RolePolicyList: [
              {
                PolicyName: 'reads',
                PolicyDocument: {
                  Version: '2012-10-17',
                  Statement: [
                    { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: exampleSecretArn },
                  ],
                },
              },
            ],
            AttachedManagedPolicies: [],
          },
        ],
      },
    },
    finds: [],
    undecided: true,
  },
])
