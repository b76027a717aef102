import { expect, test } from 'vitest'
import { hideSecrets } from '../../src/base/hide-secrets.ts'

const canary = 'canary-of-a-secret'

test.each([
  `"password": "${canary}"`,
  `"password":"${canary}","host":"db"`,
  `{\\"sslKey\\":\\"${canary}\\"}`,
  `  secret_access_key = "${canary}"`,
  `secretAccessKey: ${canary}`,
  `      - AWS_SECRET_ACCESS_KEY=${canary}`,
  `      - "AWS_SESSION_TOKEN=${canary}"`,
  `PGPASSWORD=${canary}`,
  `"PG_URL": "postgres://bb:${canary}@db.example.com:5432/bb"`,
  `url: postgres://bb:${canary}@db.example.com/bb`,
  `"obfuscatedAccessKeyId": "${canary}"`,
  `"password": "${canary}`,
  `"password": "with \\" a quote ${canary}"`,
])('%s', text => {
  const hidden = hideSecrets(text)
  expect(hidden).not.toContain(canary)
  expect(hidden).toHaveLength(text.length)
})

test('the kind of a key may be seen', () => {
  const id = `AKIA${'Q'.repeat(16)}`
  expect(hideSecrets(`key ${id}`)).toBe(`key AKIA${'*'.repeat(16)}`)
})

test.each([
  '"Resource": "arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app"',
  '"passwordKeyName": "password"',
  '"secretName": "orders"',
  '"ManageMasterUserPassword": true',
  'password = var.password',
  'password: !Ref Password',
  'MasterUserPassword: ${Password}',
  '"sts:ExternalId": "orders-7f3c"',
  'https://docs.aws.amazon.com/a:b/c',
])('nothing is hidden in %s', text => {
  expect(hideSecrets(text)).toBe(text)
})
