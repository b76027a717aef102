import { rule } from '../../../rules/database/expiring-server-certificate.ts'
import { exampleInstance } from '../../../src/engine/example-databases.ts'
import { tryRule } from '../../helpers/try-rule.ts'

tryRule(rule, [
  {
    name: 'in a week',
    ...exampleInstance({ CertificateDetails: { ValidTill: '2026-06-22T12:00:00Z' } }),
    finds: ['instances.json /DBInstances/0/CertificateDetails'],
    says: ['expires in 7 days'],
  },
  {
    name: 'in a week, and the next one waits',
    ...exampleInstance({
      CertificateDetails: { ValidTill: '2026-06-22T12:00:00Z' },
      PendingModifiedValues: { CACertificateIdentifier: 'rds-ca-ecc384-g1' },
    }),
    finds: ['instances.json /DBInstances/0/CertificateDetails'],
    says: ['in 7 days; one of rds-ca-ecc384-g1 waits for the next restart or maintenance window'],
  },
  {
    name: 'in a year',
    ...exampleInstance({ CertificateDetails: { ValidTill: '2027-06-22T12:00:00Z' } }),
    finds: [],
  },
  {
    name: 'over, which is another rule',
    ...exampleInstance({ CertificateDetails: { ValidTill: '2026-06-01T12:00:00Z' } }),
    finds: [],
  },
  { name: 'no moment', ...exampleInstance({ CertificateDetails: { ValidTill: 'soon' } }), finds: [] },
])
