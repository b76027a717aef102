import { rule } from '../../../rules/app/login-without-region.ts'
import { exampleBytebase, exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'none',
    ...exampleBytebase([{ region: null }]),
    finds: ['/dataSources/0/authenticationType'],
    says: ['has no region'],
    fixes: ['"region": "eu-west-1"; on the screen: Instances > orders > Database Region'],
  },
  {
    name: 'an empty one, and a host that does not tell',
    ...exampleBytebase([{ region: '', host: 'db.example.com' }]),
    finds: ['/dataSources/0/authenticationType'],
  },
  { name: 'one', ...exampleBytebase([{}]), finds: [] },
  {
    name: 'a password needs none',
    ...exampleBytebase([{ region: null, authenticationType: 'PASSWORD' }]),
    finds: [],
  },
  {
    name: 'the metadata database',
    ...exampleBytebaseServer('bytebase/bytebase:3.21.1', {
      PG_URL:
        'postgres://bb@bb.abcdefghijkl.eu-west-1.rds.amazonaws.com/bb?sslmode=verify-full&bytebase_aws_rds_iam=true',
    }),
    finds: ['compose.json /services/bytebase/environment/PG_URL'],
    says: ['the metadata database of Bytebase logs in by IAM and has no bytebase_aws_region'],
    fixes: ['bytebase_aws_region=eu-west-1'],
  },
])
