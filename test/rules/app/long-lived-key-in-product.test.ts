import { rule } from '../../../rules/app/long-lived-key-in-product.ts'
import { exampleBytebase, exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const key = (kind: string) => ({ accessKeyId: `${kind}EXAMPLE`, secretAccessKey: 'kept elsewhere' })

tryRule(rule, [
  {
    name: 'of a data source',
    ...exampleBytebase([{ awsCredential: key('AKIA') }]),
    finds: ['/dataSources/0/awsCredential/accessKeyId'],
    says: ['orders is given the access key of a user'],
  },
  {
    name: 'in the environment of the container',
    ...exampleBytebaseServer('bytebase/bytebase:3.21.1', { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE' }),
    finds: ['compose.json /services/bytebase/environment/AWS_ACCESS_KEY_ID'],
    says: ['Bytebase is given'],
  },
  {
    name: 'taken from somewhere else',
    ...exampleBytebaseServer('bytebase/bytebase:3.21.1', { AWS_ACCESS_KEY_ID: '${AWS_ACCESS_KEY_ID}' }),
    finds: [],
  },
  { name: 'of a session', ...exampleBytebase([{ awsCredential: key('ASIA') }]), finds: [] },
  { name: 'empty', ...exampleBytebase([{ awsCredential: { accessKeyId: '' } }]), finds: [] },
])
