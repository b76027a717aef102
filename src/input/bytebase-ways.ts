// How Bytebase gets to its databases: every data source assumes its own role, if it names one, from the identity that the
// server runs as, or from a key of its own. One server is taken for all instances of a run.

import { unknownText } from '../base/unknown-text.ts'
import type { AppConfig, AppDatabase } from '../model/app-config.ts'
import type { HeldApp } from '../model/inventory.ts'
import { type AppLogin, hopOf } from './app-links.ts'

export function bytebaseWays(apps: readonly HeldApp[]): readonly AppLogin[] {
  const callers = new Map(apps.flatMap(({ app: { caller } }) => (caller ? [[caller.value, caller]] : [])))
  const [caller] = callers.size === 1 ? callers.values() : []
  const logins = apps.flatMap(({ document, app }) =>
    app.databases
      .filter(({ service }) => service !== undefined)
      .map((database): AppLogin => {
        const hops = hopOf(database).map(hop => ({ ...hop, sessionName: sessionNameOf(app, hop.role.value) }))
        const isKnown = caller && !database.settings.has('awsCredential.accessKeyId') && !database.hiddenRole
        const name = nameOf(app, database)
        return { document, database, hops, user: database.user, name, ...(isKnown && { caller }) }
      }),
  )
  const open = new Set(logins.filter(({ database }) => !database.hiddenRole).map(doorOf))
  // The same data source in another document, which does say the role.
  return logins.filter(login => login.database.hiddenRole === undefined || !open.has(doorOf(login)))
}

function doorOf({ database: { host, user } }: AppLogin): string {
  return JSON.stringify([host?.value.toLowerCase(), user?.value])
}

/** The instance, and of its data sources which one where it is not that of administrators. */
function nameOf(app: AppConfig, database: AppDatabase): string {
  if (database.kind !== 'data source') return `${app.name} ${database.name}`
  const type = database.settings.get('type')?.value
  return type === 'ADMIN' || typeof type !== 'string' ? app.name : `${app.name} ${type}`
}

/** `bytebase-`, the last 44 characters of the instance's id in letters, digits and hyphens, and the second of the call. */
function sessionNameOf({ name, pointer }: AppConfig, role: string): string {
  const id = name.replace(/[^A-Za-z0-9-]/g, '-').slice(-44)
  return `bytebase-${id}-${unknownText('time of the call', `${pointer} ${role}`)}`
}
