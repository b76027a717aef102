import { rule } from '../../../rules/secrets/data-api-off.ts'
import { exampleHttpEndpoint } from '../../../src/engine/example-http-endpoint.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const at = 'roles.json /RoleDetailList/0/RolePolicyList/0/PolicyDocument/Statement/0/Resource'

tryRule(rule, [
  {
    name: 'off',
    ...exampleHttpEndpoint({ cluster: { HttpEndpointEnabled: false } }),
    finds: [at],
    fixes: ['arn:aws:rds:eu-west-1:444455556666:cluster:orders'],
  },
  { name: 'on', ...exampleHttpEndpoint({ cluster: { HttpEndpointEnabled: true } }), finds: [] },
  { name: 'not told', ...exampleHttpEndpoint(), finds: [] },
])
