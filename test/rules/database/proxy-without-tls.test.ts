import { rule } from '../../../rules/database/proxy-without-tls.ts'
import { exampleProxy } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'not asked for',
    ...exampleProxy({ RequireTLS: false }),
    finds: ['proxies.json /DBProxies/0/RequireTLS'],
  },
  { name: 'asked for', ...exampleProxy({ RequireTLS: true }), finds: [] },
])
