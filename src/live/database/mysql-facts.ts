// What a session of MySQL or MariaDB knows of itself and of its rights. Everything asked for can be read by every user.
// https://dev.mysql.com/doc/refman/8.0/en/show-create-user.html

import { known, unseen } from '../../model/known.ts'
import { attempt } from './attempt.ts'
import { excessIn, type Grant, readGrant } from './mysql-grants.ts'
import type { FactsInside, IamMembership, ServerTls } from './ports.ts'

type Row = Readonly<Record<string, unknown>>

/** Runs one statement that reads. Throws the server's error. */
export type AskMysql = (sql: string) => Promise<readonly Row[]>

const aboutSession =
  'select current_user() as account, user() as client, version() as version, database() as db'
const aboutTls = "show session status where variable_name in ('Ssl_version', 'Ssl_cipher')"
/** Of a reader of Aurora, only InnoDB is read-only. */
const aboutServer =
  'select @@global.read_only as read_only, @@global.innodb_read_only as innodb_read_only, @@hostname as host'

/** Throws when not even the session's own name can be had. */
export async function readMysqlFacts(ask: AskMysql): Promise<FactsInside> {
  const [session = {}] = await ask(aboutSession)
  const server = await attempt(async () => firstOf(await ask(aboutServer)))
  const host = server.state === 'known' ? server.value['host'] : undefined
  return {
    currentUser: String(session['account']),
    sessionUser: known(String(session['client'])),
    database: known(session['db'] === null ? '' : String(session['db'])),
    serverVersion: String(session['version']),
    tls: await attempt(async () => tlsIn(await ask(aboutTls))),
    iam: await attempt(async () => pluginIn(await ask('show create user current_user()'))),
    excess: await attempt(async () => excessIn(grantsIn(await ask('show grants')))),
    readOnly: server.state === 'known' ? known(isReadOnly(server.value)) : server,
    masterUser: unseen('MySQL does not say which user RDS made with the instance'),
    ...(typeof host === 'string' && { serverHost: host }),
  }
}

function firstOf([row]: readonly Row[]): Row {
  if (!row) throw new Error('the server answers with nothing')
  return row
}

/** Rows of a name and a value, whose columns are called differently here and there. */
function tlsIn(rows: readonly Row[]): ServerTls {
  const values = new Map(
    rows.map(row => Object.values(row).map(String)).map(([name = '', value = '']) => [name, value]),
  )
  const cipher = values.get('Ssl_cipher')
  if (cipher === undefined) throw new Error('the server does not say whether TLS is in use')
  return cipher === ''
    ? { inUse: false }
    : { inUse: true, protocol: values.get('Ssl_version') ?? 'unknown', cipher }
}

const tokenPlugin = 'AWSAuthenticationPlugin'

/** Only the name of the plugin is taken from it: for other users a hash of the password follows. */
function pluginIn(rows: readonly Row[]): IamMembership {
  const [statement = ''] = Object.values(firstOf(rows)).map(String)
  const plugin = /\bIDENTIFIED (?:WITH|VIA) ['"`]?(\w+)/i.exec(statement)?.[1]
  if (plugin === undefined) throw new Error('the server does not say by which plugin the user logs in')
  return plugin.toLowerCase() === tokenPlugin.toLowerCase()
    ? { by: 'plugin', plugin }
    : { by: 'none', plugin }
}

function grantsIn(rows: readonly Row[]): readonly Grant[] {
  return rows.flatMap(row => readGrant(Object.values(row).map(String)[0] ?? '') ?? [])
}

function isReadOnly(row: Row): boolean {
  return [row['read_only'], row['innodb_read_only']].some(
    value => value === 1 || value === '1' || value === 'ON',
  )
}
