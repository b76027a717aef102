import { rule } from '../../../rules/app/temporary-key-without-token.ts'
import { exampleBytebase, exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const key = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'kept elsewhere' }

tryRule(rule, [
  {
    name: 'of a data source',
    ...exampleBytebase([{ awsCredential: key }]),
    finds: ['/dataSources/0/awsCredential/accessKeyId'],
    says: ['there is no sessionToken'],
  },
  {
    name: 'of the server',
    ...exampleBytebaseServer('bytebase/bytebase:3.21.1', { AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE' }),
    finds: ['compose.json /services/bytebase/environment/AWS_ACCESS_KEY_ID'],
    says: ['there is no AWS_SESSION_TOKEN'],
  },
  {
    name: 'with its token',
    ...exampleBytebase([{ awsCredential: { ...key, sessionToken: 'kept elsewhere' } }]),
    finds: [],
  },
  {
    name: 'the key of a user',
    ...exampleBytebase([{ awsCredential: { ...key, accessKeyId: 'AKIAEXAMPLE' } }]),
    finds: [],
  },
])
