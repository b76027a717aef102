import { rule } from '../../../rules/database/expired-server-certificate.ts'
import { exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'an authority that is over',
    ...exampleInstance({ CACertificateIdentifier: 'rds-ca-2019' }),
    finds: ['instances.json /DBInstances/0/CACertificateIdentifier'],
    says: ['of rds-ca-2019, has expired on 2024-08-22'],
  },
  {
    name: 'a certificate that is over',
    ...exampleInstance({
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
      CertificateDetails: { ValidTill: '2026-06-01T00:00:00Z' },
    }),
    finds: ['instances.json /DBInstances/0/CertificateDetails'],
  },
  {
    name: 'one that holds',
    ...exampleInstance({
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
      CertificateDetails: { ValidTill: '2027-06-01T00:00:00Z' },
    }),
    finds: [],
  },
  {
    name: 'an authority that holds',
    ...exampleInstance({ CACertificateIdentifier: 'rds-ca-ecc384-g1' }),
    finds: [],
  },
  { name: 'nothing said', ...exampleInstance({}), finds: [] },
])
