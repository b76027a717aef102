// The database of a link → what the configuration says of it.

import { holdsUnknown } from '../base/unknown-text.ts'
import { ifKnown } from '../model/known.ts'
import type { Link } from '../model/link.ts'
import type { DeclaredDatabase } from '../model/setup.ts'

const engines = ['postgres', 'mysql', 'mariadb']

/** Undefined where nothing is known of it. */
export function databaseForConfig({ database, user }: Link): DeclaredDatabase | undefined {
  if (database === undefined) return undefined
  const { declared, host } = database
  const engine = declared?.engine
  const id = ifKnown(database.resourceId)
  const written: DeclaredDatabase = {
    ...(engine !== undefined && engines.includes(engine) && { engine }),
    ...text('host', host),
    ...(declared?.port !== undefined && { port: declared.port }),
    ...text('region', ifKnown(database.region)),
    ...(id !== undefined && /^(db|cluster|prx)-[A-Za-z0-9]+$/.test(id) && { resourceId: id }),
    ...text('user', ifKnown(user)),
    ...(database.kind === 'proxy' && { proxy: true }),
  }
  return Object.keys(written).length === 0 ? undefined : written
}

/** A value that a template leaves open cannot be written down. */
function text<Name extends string>(name: Name, value: string | undefined): { [N in Name]?: string } {
  const isThere = value !== undefined && value !== '' && !holdsUnknown(value)
  return (isThere ? { [name]: value } : {}) as { [N in Name]?: string }
}
