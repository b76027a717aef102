// The configurations of products → what rules about them are asked about.

import type { Inventory } from '../model/inventory.ts'
import type { Link } from '../model/link.ts'
import type { AppConfigSubject, AppDatabaseSubject, AppEntrySubject } from './app-subjects.ts'
import type { Need } from './need.ts'

export interface AppSubjects {
  readonly 'app-config': readonly AppConfigSubject[]
  readonly 'app-entry': readonly AppEntrySubject[]
  readonly 'app-database': readonly AppDatabaseSubject[]
}

/** Configurations say what they say: of them alone nothing is unseen. */
const nothingUnseen: ReadonlyMap<Need, string> = new Map()

export function makeApps(inventory: Inventory, links: readonly Link[]): AppSubjects {
  const { apps } = inventory
  const configs = apps.map(({ document, app }) => ({
    document,
    own: { pointer: app.pointer },
    name: app.name,
    unseen: nothingUnseen,
    app,
    apps,
  }))
  return {
    'app-config': configs,
    'app-entry': configs.flatMap(one =>
      one.app.entries.map(entry => ({
        ...one,
        own: { pointer: entry.pointer },
        name: entry.name,
        entry,
      })),
    ),
    'app-database': configs.flatMap(one =>
      one.app.databases.map(database => ({
        ...one,
        own: { pointer: database.pointer },
        name: database.name,
        database,
        links: links.filter(
          ({ declared, origin }) =>
            origin === 'app' &&
            declared?.document === one.document &&
            declared.at.pointer === database.pointer,
        ),
        inventory,
      })),
    ),
  }
}
