import { rule } from '../../../rules/app/password-in-metadata-url.ts'
import { exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const host = 'bb.abcdefghijkl.eu-west-1.rds.amazonaws.com:5432'
const withUrl = (PG_URL: string) => exampleBytebaseServer('bytebase/bytebase:3.21.1', { PG_URL })
const url = 'compose.json /services/bytebase/environment/PG_URL'

tryRule(rule, [
  {
    name: 'in a URL',
    ...withUrl(`postgresql://postgres:example@${host}/bb`),
    finds: [url],
    says: ['PG_URL holds the password of postgres'],
  },
  {
    name: 'in words',
    ...withUrl(`host=bb.abcdefghijkl.eu-west-1.rds.amazonaws.com user=bb password='a b'`),
    finds: [url],
  },
  { name: 'none', ...withUrl(`postgresql://postgres@${host}/bb`), finds: [] },
  { name: 'filled in later', ...withUrl(`postgresql://postgres:$(PG_PASSWORD)@${host}/bb`), finds: [] },
  { name: 'filled in by Compose', ...withUrl(`postgresql://postgres:\${PG_PASSWORD}@${host}/bb`), finds: [] },
  { name: 'of a database beside it', ...withUrl('postgresql://bb:example@db:5432/bb'), finds: [] },
])
