// Lines of SHOW GRANTS, and which of them give more than a tool needs.
// https://dev.mysql.com/doc/refman/8.0/en/show-grants.html

import type { ExcessRight } from './ports.ts'

export interface Grant {
  /** Upper case, without columns; empty for a role. */
  readonly privileges: readonly string[]
  /** As the server writes it: `*.*`, `` `orders`.* ``; for a role, its name. */
  readonly on: string
  /** May be passed on to others. */
  readonly grantable: boolean
}

const quoted = '`(?:[^`]|``)*`'
const privilegeGrant = new RegExp(`^GRANT ((?:${quoted}|[^\`])*?) ON ((?:${quoted}|[^\`\\s])+) TO (.*)$`, 's')
const roleGrant = new RegExp(`^GRANT ((?:${quoted}|[^\`])*?) TO `, 's')

/** Undefined for what is no grant, and for PROXY, which is about names of users. */
export function readGrant(line: string): Grant | undefined {
  const [, privileges, on, rest = ''] = privilegeGrant.exec(line) ?? []
  if (privileges !== undefined && on !== undefined) {
    if (/^PROXY$/i.test(privileges)) return undefined
    return {
      privileges: privileges
        .replace(/\([^)]*\)/g, '')
        .split(',')
        .map(name => name.trim().toUpperCase()),
      on,
      grantable: /\bWITH\b[\s\S]*\bGRANT OPTION\b/.test(rest.replace(new RegExp(quoted, 'g'), '')),
    }
  }
  const roles = roleGrant.exec(line)?.[1]
  return roles === undefined ? undefined : { privileges: [], on: roles, grantable: false }
}

const excessive: Readonly<Record<string, ExcessRight['right']>> = {
  'ALL PRIVILEGES': 'all-privileges',
  SUPER: 'super',
  'CREATE USER': 'create-user',
  'GRANT OPTION': 'grant-option',
}

export function excessIn(grants: readonly Grant[]): readonly ExcessRight[] {
  return grants.flatMap(({ privileges, on, grantable }) => {
    const rights = new Set(privileges.flatMap(name => excessive[name] ?? []))
    if (grantable) rights.add('grant-option')
    if (privileges.length === 0 && /\brds_superuser_role\b/.test(on)) rights.add('rds_superuser')
    return [...rights].map(right => ({ right, detail: on }))
  })
}
