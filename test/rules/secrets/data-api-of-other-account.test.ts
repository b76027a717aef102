import { rule } from '../../../rules/secrets/data-api-of-other-account.ts'
import { exampleHttpEndpoint } from '../../../src/engine/example-http-endpoint.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const at = 'roles.json /RoleDetailList/0/RolePolicyList/0/PolicyDocument/Statement/0/Resource'

tryRule(rule, [
  {
    name: 'of another account',
    ...exampleHttpEndpoint({ account: '777788889999' }),
    finds: [at],
    says: ['777788889999'],
  },
  { name: 'of its own', ...exampleHttpEndpoint(), finds: [] },
  { name: 'of any', ...exampleHttpEndpoint({ account: '*' }), finds: [] },
])
