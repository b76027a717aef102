// How Bytebase gets to its databases: every data source assumes its own role, if it names one, from the identity that the
// server runs as, or from a key of its own. One server is taken for all instances of a run.

import { unknownText } from '../../base/unknown-text.ts'
import type { AppConfig, AppDatabase } from '../../model/app-config.ts'
import type { HeldApp } from '../../model/inventory.ts'
import type { AppHop, AppLogin } from './app-login.ts'

export function bytebaseWays(apps: readonly HeldApp[]): readonly AppLogin[] {
  const callers = new Map(apps.flatMap(({ app: { caller } }) => (caller ? [[caller.value, caller]] : [])))
  const [caller] = callers.size === 1 ? callers.values() : []
  const all = apps.flatMap(({ document, app }) =>
    app.databases
      .filter(({ service }) => service !== undefined)
      .map(database => {
        const { pointer, user, hiddenRole, settings } = database
        const ownCaller = hiddenRole !== undefined || settings.has('awsCredential.accessKeyId')
        return {
          name: nameOf(app, database),
          document,
          pointer,
          caller: ownCaller ? undefined : caller,
          hops: hopOf(app, database),
          database,
          user,
        }
      }),
  )
  const open = new Set(
    all.filter(({ database }) => !database.hiddenRole).map(({ database }) => doorOf(database)),
  )
  // The same data source in another document, which does say the role.
  return all.filter(({ database }) => !database.hiddenRole || !open.has(doorOf(database)))
}

function doorOf({ host, user }: AppDatabase): string {
  return JSON.stringify([host?.value.toLowerCase(), user?.value])
}

/** The instance, and of its data sources which one where it is not that of administrators; as names of links are written. */
function nameOf(app: AppConfig, database: AppDatabase): string {
  const type = database.settings.get('type')?.value
  const which = database.kind !== 'data source' ? database.name : type === 'READ_ONLY' ? 'read-only' : ''
  const name = `${app.name} ${which}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return name === '' ? 'bytebase' : name
}

function hopOf(app: AppConfig, { role, externalId, sessionSeconds }: AppDatabase): readonly AppHop[] {
  return role ? [{ role, externalId, sessionSeconds, sessionName: sessionNameOf(app, role.value) }] : []
}

/** `bytebase-`, the last 44 characters of the instance's id in letters, digits and hyphens, and the second of the call. */
function sessionNameOf({ name, pointer }: AppConfig, role: string): string {
  const id = name.replace(/[^A-Za-z0-9-]/g, '-').slice(-44)
  return `bytebase-${id}-${unknownText('time of the call', `${pointer} ${role}`)}`
}
