import { rule } from '../../../rules/app/outdated-certificate-bundle.ts'
import { exampleBytebase, exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const at = (tag: string, source = {}) => exampleBytebaseServer(`bytebase/bytebase:${tag}`, {}, [source])

tryRule(rule, [
  {
    name: '3.21.1',
    ...at('3.21.1'),
    finds: ['instances.json /dataSources/0/verifyTlsCertificate'],
    says: ['which Bytebase 3.21.1 cannot do'],
  },
  { name: 'later', ...at('3.22.0'), finds: [] },
  { name: 'nobody knows which', ...at('latest'), finds: [] },
  { name: 'before there was a switch', ...at('3.9.2'), finds: [] },
  { name: 'not checked', ...at('3.21.1', { verifyTlsCertificate: false }), finds: [] },
  { name: 'no server seen', ...exampleBytebase([{}]), finds: [] },
  {
    name: 'two servers of different versions',
    files: {
      ...at('3.21.1').files,
      'other.json': { services: { b: { image: 'bytebase/bytebase:3.22.0' } } },
    },
    finds: [],
  },
])
