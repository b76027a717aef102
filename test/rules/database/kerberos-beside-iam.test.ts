import { rule } from '../../../rules/database/kerberos-beside-iam.ts'
import { exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'in a directory',
    ...exampleInstance({ DomainMemberships: [{ Domain: 'd-0123456789' }] }),
    finds: ['instances.json /DBInstances/0/DomainMemberships/0/Domain'],
  },
  { name: 'in none', ...exampleInstance({ DomainMemberships: [] }), finds: [] },
  {
    name: 'MySQL, where users have one plugin each',
    ...exampleInstance({ Engine: 'mysql', DomainMemberships: [{ Domain: 'd-0123456789' }] }),
    finds: [],
  },
])
