import { rule } from '../../../rules/app/login-without-port.ts'
import { exampleBytebase, exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'an empty one',
    ...exampleBytebase([{ port: '' }]),
    finds: ['/dataSources/0/port'],
    says: ['has no port'],
  },
  { name: 'none', ...exampleBytebase([{ port: null }]), finds: ['/dataSources/0/host'] },
  { name: 'words', ...exampleBytebase([{ port: 'mysql' }]), finds: ['/dataSources/0/port'] },
  { name: 'a number', ...exampleBytebase([{ port: 3306 }]), finds: [] },
  { name: 'a password', ...exampleBytebase([{ port: '', authenticationType: 'PASSWORD' }]), finds: [] },
  {
    name: 'the metadata database, whose driver knows one',
    ...exampleBytebaseServer('bytebase/bytebase:3.21.1', {
      PG_URL:
        'postgres://bb@bb.abcdefghijkl.eu-west-1.rds.amazonaws.com/bb?sslmode=verify-full&bytebase_aws_rds_iam=true&bytebase_aws_region=eu-west-1',
    }),
    finds: [],
  },
])
