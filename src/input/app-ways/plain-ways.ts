// The way of a product that assumes the one role of a database, if it names one, and logs in as its one user.

import type { HeldApp } from '../../model/inventory.ts'
import type { AppLogin } from './app-login.ts'

export function plainWays(apps: readonly HeldApp[]): readonly AppLogin[] {
  return apps.flatMap(({ document, app }) =>
    app.databases
      .filter(({ service }) => service !== undefined)
      .map(database => {
        const { name, pointer, role, externalId, sessionSeconds, user } = database
        return {
          name,
          document,
          pointer,
          caller: app.caller,
          hops: role ? [{ role, externalId, sessionSeconds }] : [],
          database,
          user,
        }
      }),
  )
}
