import { rule } from '../../../rules/app/unverified-tls-to-postgres.ts'
import { exampleBytebase, exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const image = 'bytebase/bytebase:3.21.1'
const withServer = (environment: Readonly<Record<string, string>>, engine = 'POSTGRES') => ({
  files: {
    ...exampleBytebaseServer(image, environment).files,
    'instances.json': exampleBytebase([{ verifyTlsCertificate: null }], { engine }).document,
  },
})

tryRule(rule, [
  {
    name: 'not told',
    ...withServer({}),
    finds: ['compose.json /services/bytebase/image'],
    says: ['PGSSLMODE is not set, so nothing checks the certificate of orders before'],
    fixes: ['PGSSLMODE=verify-full'],
  },
  {
    name: 'told not to check',
    ...withServer({ PGSSLMODE: 'require' }),
    finds: ['compose.json /services/bytebase/environment/PGSSLMODE'],
    says: ['PGSSLMODE is require'],
  },
  { name: 'told to', ...withServer({ PGSSLMODE: 'verify-full' }), finds: [] },
  { name: 'MySQL', ...withServer({}, 'MYSQL'), finds: [] },
  { name: 'a server without instances', ...exampleBytebaseServer(image, {}), finds: [] },
])
