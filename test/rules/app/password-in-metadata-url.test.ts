import { rule } from '../../../rules/app/password-in-metadata-url.ts'
import type { JsonObject } from '../../../src/base/json-value.ts'
import { exampleBytebaseServer } from '../../../src/engine/example-bytebase.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const host = 'bb.abcdefghijkl.eu-west-1.rds.amazonaws.com:5432'
const withUrl = (PG_URL: string) => exampleBytebaseServer('bytebase/bytebase:3.21.1', { PG_URL })
const url = 'compose.json /services/bytebase/environment/PG_URL'

const parts = { pgHost: host.split(':')[0] ?? '', pgPort: '5432', pgUsername: 'bb', pgDatabase: 'bb' }
const ofChart = (option: JsonObject) => ({
  files: { 'values.json': { bytebase: { version: '2.20.0', option: { port: 8080, ...option } } } },
})

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
  {
    name: 'in the values of an older chart',
    ...ofChart({ pg: `postgresql://bb:example@${host}/bb` }),
    finds: ['values.json /bytebase/option/pg'],
    says: ['pg holds the password of bb'],
  },
  {
    name: 'in the values of the chart',
    ...ofChart({ externalPg: { ...parts, pgPassword: 'example' } }),
    finds: ['values.json /bytebase/option/externalPg/pgPassword'],
    says: ['pgPassword holds the password of bb'],
  },
  {
    name: 'in a secret that the values name',
    ...ofChart({ externalPg: { ...parts, pgPassword: 'example', existingPgPasswordSecret: 'pg' } }),
    finds: [],
  },
  { name: 'none', ...withUrl(`postgresql://postgres@${host}/bb`), finds: [] },
  { name: 'filled in later', ...withUrl(`postgresql://postgres:$(PG_PASSWORD)@${host}/bb`), finds: [] },
  { name: 'filled in by Compose', ...withUrl(`postgresql://postgres:\${PG_PASSWORD}@${host}/bb`), finds: [] },
  { name: 'of a database beside it', ...withUrl('postgresql://bb:example@db:5432/bb'), finds: [] },
])
