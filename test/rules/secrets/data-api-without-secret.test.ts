import { rule } from '../../../rules/secrets/data-api-without-secret.ts'
import { exampleHttpEndpoint } from '../../../src/engine/example-http-endpoint.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const role = (members: object) => ({
  files: {
    'roles.json': {
      RoleDetailList: [
        {
          RoleName: 'orders-report',
          Arn: 'arn:aws:iam::444455556666:role/orders-report',
          RolePolicyList: [
            {
              PolicyName: 'all',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [{ Effect: 'Allow', Action: 'rds-data:*', Resource: '*' }],
              },
            },
          ],
          ...members,
        },
      ],
    },
  },
})

tryRule(rule, [
  {
    name: 'no secret',
    ...exampleHttpEndpoint({ secrets: false }),
    finds: ['roles.json /RoleDetailList/0/RolePolicyList/0/PolicyDocument/Statement/0'],
  },
  { name: 'a secret', ...exampleHttpEndpoint(), finds: [] },
  {
    name: 'a managed policy that nobody showed',
    ...role({
      AttachedManagedPolicies: [{ PolicyName: 'reads', PolicyArn: 'arn:aws:iam::444455556666:policy/reads' }],
    }),
    finds: [],
    undecided: true,
  },
])
