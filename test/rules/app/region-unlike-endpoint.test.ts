import { rule } from '../../../rules/app/region-unlike-endpoint.ts'
import { exampleBytebase } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'another',
    ...exampleBytebase([{ region: 'us-east-1' }]),
    finds: ['/dataSources/0/region'],
    says: ['the region is us-east-1, and the endpoint is in eu-west-1'],
    fixes: ['"region": "eu-west-1"'],
  },
  {
    name: 'of a proxy',
    ...exampleBytebase([{ region: 'us-east-1', host: 'p.proxy-abcdefghijkl.eu-west-1.rds.amazonaws.com' }]),
    finds: ['/dataSources/0/region'],
  },
  { name: 'the same', ...exampleBytebase([{}]), finds: [] },
  { name: 'a host that does not tell', ...exampleBytebase([{ host: 'db.example.com' }]), finds: [] },
])
