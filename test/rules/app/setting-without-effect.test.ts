import { rule } from '../../../rules/app/setting-without-effect.ts'
import { exampleBytebase } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const ssh = { sshHost: 'bastion.example.com', sshPort: '22', sshUser: 'tunnel' }
const postgres = { engine: 'POSTGRES' }

tryRule(rule, [
  {
    name: 'a tunnel to MySQL',
    ...exampleBytebase([ssh]),
    finds: ['/dataSources/0/sshHost'],
    says: ['Bytebase does not look at sshHost'],
  },
  {
    name: 'a tunnel to PostgreSQL, which is used',
    ...exampleBytebase([{ ...ssh, verifyTlsCertificate: null }], postgres),
    finds: [],
  },
  {
    name: 'the check of a certificate of PostgreSQL',
    ...exampleBytebase([{}], postgres),
    finds: ['/dataSources/0/verifyTlsCertificate'],
  },
  { name: 'the check of a certificate of MySQL', ...exampleBytebase([{}]), finds: [] },
  {
    name: 'certificates, as a path, as text, as the API tells that there is one',
    ...exampleBytebase([{ sslCaPath: '/etc/ca.pem', sslCert: 'kept elsewhere', sslKeySet: true }]),
    finds: ['/dataSources/0/sslCaPath', '/dataSources/0/sslCert', '/dataSources/0/sslKeySet'],
  },
  {
    name: 'further parameters, some and none',
    ...exampleBytebase([
      { extraConnectionParameters: { sslmode: 'verify-full' } },
      { id: 'ro', extraConnectionParameters: {} },
    ]),
    finds: ['/dataSources/0/extraConnectionParameters'],
  },
  { name: 'with a password', ...exampleBytebase([{ ...ssh, authenticationType: 'PASSWORD' }]), finds: [] },
])
