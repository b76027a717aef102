// The program of MariaDB and the tables it begins with, where a package of the system brought them.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface MariadbBinaries {
  readonly mariadbd: string
  /** The folder of its messages and of the statements that make its system tables. */
  readonly share: string
}

/** Where packages put it: Debian, Fedora, Homebrew, MariaDB's own. */
const programs = [
  '/usr/sbin/mariadbd',
  '/usr/libexec/mariadbd',
  '/usr/local/sbin/mariadbd',
  '/usr/local/bin/mariadbd',
  '/opt/homebrew/bin/mariadbd',
  '/usr/local/mariadb/bin/mariadbd',
]

/** Undefined when it is not there; nothing needs it to be. */
export function findMariadb(places: readonly string[] = programs): MariadbBinaries | undefined {
  for (const mariadbd of places.filter(path => existsSync(path))) {
    const prefix = dirname(dirname(mariadbd))
    const share = ['share/mysql', 'share/mariadb', 'share']
      .map(name => join(prefix, name))
      .find(path => existsSync(join(path, 'mysql_system_tables.sql')))
    if (share !== undefined) return { mariadbd, share }
  }
  return undefined
}
