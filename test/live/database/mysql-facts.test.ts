// What is made of the answers of MySQL and MariaDB, as they write them, and of servers that do not tell.

import { describe, expect, it } from 'vitest'
import { readMysqlFacts } from '../../../src/live/database/mysql-facts.ts'
import { excessIn, readGrant } from '../../../src/live/database/mysql-grants.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

const session = { account: 'app@%', client: 'app@10.0.0.9', version: '8.0.39', db: null }

const factsOf = (answers: Readonly<Record<string, Rows>>) =>
  readMysqlFacts(async sql => {
    const start = Object.keys(answers).find(words => sql.startsWith(words))
    if (start !== undefined) return answers[start]!
    if (sql.startsWith('select current_user()')) return [session]
    throw new Error('command denied')
  })

const known = <T>(value: T) => ({ state: 'known', value })

it.each([
  [
    "CREATE USER `app`@`%` IDENTIFIED WITH 'AWSAuthenticationPlugin' AS 'RDS' REQUIRE SSL",
    { by: 'plugin', plugin: 'AWSAuthenticationPlugin' },
  ],
  [
    "CREATE USER `app`@`%` IDENTIFIED VIA AWSAuthenticationPlugin USING 'RDS'",
    { by: 'plugin', plugin: 'AWSAuthenticationPlugin' },
  ],
  [
    "CREATE USER `app`@`%` IDENTIFIED WITH 'caching_sha2_password' AS '$A$005$hash'",
    { by: 'none', plugin: 'caching_sha2_password' },
  ],
  ['CREATE USER `app`@`%` IDENTIFIED VIA pam', { by: 'none', plugin: 'pam' }],
])('reads the plugin in %s, and nothing behind it', async (statement, iam) => {
  const facts = await factsOf({ 'show create user': [{ 'CREATE USER for app@%': statement }] })
  expect(facts.iam).toEqual(known(iam))
  expect(JSON.stringify(facts)).not.toContain('hash')
})

it('does not know a plugin that is not told', async () => {
  const { iam } = await factsOf({
    'show create user': [{ user: "CREATE USER `app`@`%` IDENTIFIED BY PASSWORD '*0'" }],
  })
  expect(iam.state).toBe('unseen')
})

it('tells whether the server sees TLS', async () => {
  const of = async (cipher: string) =>
    (
      await factsOf({
        'show session status': [
          { Variable_name: 'Ssl_cipher', Value: cipher },
          { Variable_name: 'Ssl_version', Value: 'TLSv1.3' },
        ],
      })
    ).tls
  expect(await of('TLS_AES_256_GCM_SHA384')).toEqual(
    known({ inUse: true, protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' }),
  )
  expect(await of('')).toEqual(known({ inUse: false }))
  expect((await factsOf({ 'show session status': [] })).tls.state).toBe('unseen')
})

it.each([
  [{ read_only: 0, innodb_read_only: 0 }, false],
  [{ read_only: 1, innodb_read_only: 0 }, true],
  [{ read_only: 0, innodb_read_only: 1 }, true],
  [{ read_only: '1', innodb_read_only: '0' }, true],
])('%j is read-only: %s', async (row, readOnly) => {
  const facts = await factsOf({ 'select @@global': [{ ...row, host: 'ip-10-0-0-1' }] })
  expect(facts).toMatchObject({ readOnly: known(readOnly), serverHost: 'ip-10-0-0-1' })
})

it('takes nothing that may not be read for a no', async () => {
  const { tls, iam, excess, readOnly, database } = await factsOf({})
  const unseen = { state: 'unseen', why: 'command denied' }
  expect({ tls, iam, excess, readOnly }).toEqual({
    tls: unseen,
    iam: unseen,
    excess: unseen,
    readOnly: unseen,
  })
  expect(database).toEqual(known(''))
})

describe('grants', () => {
  const rightsIn = (...lines: readonly string[]) =>
    excessIn(lines.flatMap(line => readGrant(line) ?? [])).map(({ right, detail }) => `${right} on ${detail}`)

  it.each([
    ['GRANT USAGE ON *.* TO `app`@`%`', []],
    ['GRANT SELECT, INSERT ON `orders`.* TO `app`@`%`', []],
    ['GRANT SELECT (`with grant option`), UPDATE (`a`) ON `orders`.`items` TO `app`@`%`', []],
    ['GRANT SELECT ON ` ON *.* TO x WITH GRANT OPTION`.* TO `app`@`%`', []],
    ["GRANT PROXY ON ''@'%' TO 'app'@'%' WITH GRANT OPTION", []],
    ['GRANT `reader`@`%` TO `app`@`%`', []],
    [
      'GRANT ALL PRIVILEGES ON *.* TO `app`@`%` WITH GRANT OPTION',
      ['all-privileges on *.*', 'grant-option on *.*'],
    ],
    ['GRANT ALL PRIVILEGES ON `orders`.* TO `app`@`%`', ['all-privileges on `orders`.*']],
    ['GRANT SELECT ON `orders`.* TO `app`@`%` WITH GRANT OPTION', ['grant-option on `orders`.*']],
    ['GRANT SELECT, RELOAD, SUPER, CREATE USER ON *.* TO `app`@`%`', ['super on *.*', 'create-user on *.*']],
    ['GRANT USAGE ON *.* TO `app`@`%` IDENTIFIED VIA pam REQUIRE SSL WITH MAX_USER_CONNECTIONS 5', []],
    ['GRANT `rds_superuser_role`@`%` TO `app`@`%`', ['rds_superuser on `rds_superuser_role`@`%`']],
    [
      'GRANT `a`@`%`,`rds_superuser_role`@`%` TO `app`@`%` WITH ADMIN OPTION',
      ['rds_superuser on `a`@`%`,`rds_superuser_role`@`%`'],
    ],
  ])('reads %s', (line, rights) => {
    expect(rightsIn(line)).toEqual(rights)
  })

  it('is quick with a line that is not one', () => {
    expect(rightsIn(`GRANT ${'`a'.repeat(20_000)}`)).toEqual([])
  })
})
