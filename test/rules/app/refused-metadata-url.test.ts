import { rule } from '../../../rules/app/refused-metadata-url.ts'
import { exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const host = 'bb.abcdefghijkl.eu-west-1.rds.amazonaws.com'
const iam = 'bytebase_aws_rds_iam=true&bytebase_aws_region=eu-west-1'
const withUrl = (PG_URL: string, more = {}) =>
  exampleBytebaseServer('bytebase/bytebase:3.21.1', { PG_URL, ...more })
const url = 'compose.json /services/bytebase/environment/PG_URL'

tryRule(rule, [
  {
    name: 'no sslmode',
    ...withUrl(`postgres://bb@${host}/bb?${iam}`),
    finds: [url],
    says: ['asks for a login by IAM and has no sslmode'],
    fixes: ['sslmode=verify-full'],
  },
  {
    name: 'no check',
    ...withUrl(`postgres://bb@${host}/bb?sslmode=require&${iam}`),
    finds: [url],
    says: ['has sslmode=require'],
  },
  {
    name: 'several hosts',
    ...withUrl(`postgres://bb@${host}:5432,other.example.com:5432/bb?sslmode=verify-full&${iam}`),
    finds: [url],
    says: ['names several hosts'],
  },
  { name: 'as it should be', ...withUrl(`postgres://bb@${host}/bb?sslmode=verify-full&${iam}`), finds: [] },
  {
    name: 'checked by the environment',
    ...withUrl(`postgres://bb@${host}/bb?${iam}`, { PGSSLMODE: 'verify-full' }),
    finds: [],
  },
  {
    name: 'as words',
    ...withUrl(
      `host=${host} user=bb dbname=bb sslmode=disable bytebase_aws_rds_iam=true bytebase_aws_region=eu-west-1`,
    ),
    finds: [url],
    says: ['has sslmode=disable'],
  },
  { name: 'not by IAM', ...withUrl(`postgres://bb@${host}/bb`), finds: [] },
])
