import { rule } from '../../../rules/app/expiring-session-token.ts'
import { exampleBytebase, exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const key = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'kept elsewhere' }

tryRule(rule, [
  {
    name: 'of a data source',
    ...exampleBytebase([{ awsCredential: { ...key, sessionToken: 'kept elsewhere' } }]),
    finds: ['/dataSources/0/awsCredential/sessionToken'],
  },
  {
    name: 'as Bytebase keeps it itself',
    ...exampleBytebase([{ awsCredential: { obfuscatedSessionToken: 'kept elsewhere' } }]),
    finds: ['/dataSources/0/awsCredential/obfuscatedSessionToken'],
  },
  {
    name: 'of the server',
    ...exampleBytebaseServer('bytebase/bytebase:3.21.1', { AWS_SESSION_TOKEN: 'kept elsewhere' }),
    finds: ['compose.json /services/bytebase/environment/AWS_SESSION_TOKEN'],
  },
  { name: 'none', ...exampleBytebase([{ awsCredential: { ...key, sessionToken: '' } }]), finds: [] },
])
