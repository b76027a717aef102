import { rule } from '../../../rules/app/unverified-tls.ts'
import { exampleBytebase } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'switched off',
    ...exampleBytebase([{ verifyTlsCertificate: false }]),
    finds: ['/dataSources/0/verifyTlsCertificate'],
    fixes: ['"verifyTlsCertificate": true; on the screen: Instances > orders > SSL Connection'],
  },
  {
    name: 'left out',
    ...exampleBytebase([{ verifyTlsCertificate: null }]),
    finds: ['/dataSources/0/host'],
  },
  { name: 'switched on', ...exampleBytebase([{}]), finds: [] },
  {
    name: 'PostgreSQL, where the switch does nothing',
    ...exampleBytebase([{ verifyTlsCertificate: null }], { engine: 'POSTGRES' }),
    finds: [],
  },
  {
    name: 'with a password',
    ...exampleBytebase([{ verifyTlsCertificate: false, authenticationType: 'PASSWORD' }]),
    finds: [],
  },
])
