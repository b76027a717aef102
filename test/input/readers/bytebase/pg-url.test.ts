import { expect, test } from 'vitest'
import { parsePgUrl } from '../../../../src/input/readers/bytebase/pg-url.ts'

const nothing = { hasPassword: false, hasFallbacks: false, iam: false }

test.each([
  ['postgres://bb@db:5433/bb', { user: 'bb', host: 'db', port: 5433, database: 'bb' }],
  ['postgresql://db', { host: 'db' }],
  ['postgres://b%40b:p%3Aw@db/bb', { user: 'b@b', host: 'db', database: 'bb', hasPassword: true }],
  ['postgres://bb:$(PG_PASSWORD)@db/bb', { user: 'bb', host: 'db', database: 'bb' }],
  ['postgres://bb@a:1,b:2/bb', { user: 'bb', host: 'a', port: 1, database: 'bb', hasFallbacks: true }],
  ['postgres://[fd00::1]:5432/bb', { host: '[fd00::1]', port: 5432, database: 'bb' }],
  [
    'postgres://bb@db?sslmode=verify-full&bytebase_aws_rds_iam=true&bytebase_aws_region=eu-west-1',
    { user: 'bb', host: 'db', sslmode: 'verify-full', iam: true, region: 'eu-west-1' },
  ],
  [
    "host=db port=5432 user = bb password='a b' bytebase_aws_rds_iam=true",
    { host: 'db', port: 5432, user: 'bb', hasPassword: true, iam: true },
  ],
])('%s', (text, expected) => {
  expect(parsePgUrl(text)).toEqual({ ...nothing, ...expected })
})

test.each(['', '/run/secrets/pg_url', 'mysql://db', '${PG_URL}', 'postgres://a:b:c:d@@:::'])(
  'not %s',
  text => {
    expect(parsePgUrl(text)?.host ?? undefined).toBeUndefined()
  },
)
