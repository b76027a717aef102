// Who gets in at a database and with which words others are kept out: one table for the lab's gates and for real servers.

import { expect } from 'vitest'
import type { Lab } from '../../src/lab/lab.ts'
import type { DatabaseUser, World, WorldLink } from '../../src/lab/world.ts'
import { errorOf, linkToken } from '../helpers/open-lab.ts'
import { logIn, walkLink } from '../helpers/walk-link.ts'
import { tokenCases } from './token-cases.ts'

/** A database to knock at: a gate of the lab, or a real server that asks the lab about tokens. */
export interface Door {
  /** Its `connectTo` and `ca` are the door's. */
  readonly lab: Lab
  readonly world: World
  /** Why the last token was refused; clients are told nothing of it. */
  lastFault(): string | undefined
}

interface LoginCase {
  readonly name: string
  readonly change?: Partial<WorldLink>
  readonly tls?: false
  secret(door: Door, link: WorldLink): Promise<string> | string
  /** Left out: it gets in. */
  readonly refusal?: Readonly<
    Record<WorldLink['engine'], { readonly code: string; readonly message: RegExp }>
  >
  readonly why?: string
}

const rightToken = ({ lab, world }: Door, { user }: WorldLink) => linkToken(lab, world, { user })

const accessDenied = (user: string) => ({
  code: 'ER_ACCESS_DENIED_ERROR',
  // A real server with PAM does not count a token as a password.
  message: new RegExp(`^Access denied for user '${user}'@'127.0.0.1' \\(using password: (YES|NO)\\)$`),
})

const tokenRefused = (user: string) => ({
  postgres: { code: '28000', message: new RegExp(`^PAM authentication failed for user "${user}"$`) },
  mysql: accessDenied(user),
})

const passwordRefused = (user: string) => ({
  postgres: { code: '28P01', message: new RegExp(`^password authentication failed for user "${user}"$`) },
  mysql: accessDenied(user),
})

const loginCases: readonly LoginCase[] = [
  { name: 'a right token', secret: rightToken },
  ...tokenCases.map(({ name, why, make }) => ({
    name: `a token ${name}`,
    why,
    secret: ({ lab, world }: Door) => make(lab, world),
    refusal: tokenRefused('app'),
  })),
  {
    name: 'a right token of somebody who may not connect',
    change: { user: 'unpermitted' },
    secret: rightToken,
    refusal: tokenRefused('unpermitted'),
    why: 'not-permitted',
  },
  {
    name: 'a right token without TLS',
    tls: false,
    secret: rightToken,
    refusal: {
      postgres: {
        code: '28000',
        message:
          /^pg_hba.conf rejects connection for host "127.0.0.1", user "app", database "orders", no encryption$/,
      },
      mysql: accessDenied('app'),
    },
  },
  {
    name: 'a right token for a database that is not there',
    change: { database: 'nope' },
    secret: rightToken,
    refusal: {
      postgres: { code: '3D000', message: /^database "nope" does not exist$/ },
      mysql: {
        code: 'ER_DBACCESS_DENIED_ERROR',
        message: /^Access denied for user 'app'@'%' to database 'nope'$/,
      },
    },
  },
  {
    name: 'the password of a user that has one',
    change: { user: 'report' },
    secret: ({ lab, world }) => lab.passwordOf(world.databases[0]!.resourceId, 'report')!,
  },
  {
    name: 'a wrong password',
    change: { user: 'report' },
    secret: () => 'wrong',
    refusal: passwordRefused('report'),
  },
  {
    name: 'a token for a user that takes a password',
    change: { user: 'report' },
    secret: rightToken,
    refusal: passwordRefused('report'),
  },
  {
    name: 'a token for a user that is not there',
    change: { user: 'missing' },
    secret: rightToken,
    refusal: passwordRefused('missing'),
  },
]

/** The world with one user more, who takes tokens and whom no policy lets connect. */
export function withUnpermitted(world: World): World {
  const [database] = world.databases
  const unpermitted: DatabaseUser = {
    name: 'unpermitted',
    ...(world.link?.engine === 'mysql' ? { plugin: 'AWSAuthenticationPlugin' } : { memberOf: ['rds_iam'] }),
  }
  return { ...world, databases: [{ ...database!, users: [...database!.users, unpermitted] }] }
}

/** Knocks with every case of the table, and walks the whole link. */
export async function expectAnswers(door: Door): Promise<void> {
  const { lab, world } = door
  for (const { name, change, tls, secret, refusal, why } of loginCases) {
    const link = { ...world.link!, ...change }
    const attempt = logIn(lab, link, await secret(door, link), { ...(tls === false && { tls }) })
    if (!refusal) {
      const user = link.engine === 'mysql' ? `${link.user}@%` : link.user
      expect({ name, ...(await attempt) }).toMatchObject({ name, current_user: user })
      continue
    }
    const { code, message } = refusal[link.engine]
    const error = await errorOf(attempt)
    expect({ name, ...error }).toEqual({ name, code, message: expect.stringMatching(message) })
    if (why !== undefined) expect([name, door.lastFault()]).toEqual([name, why])
  }
  expect(await walkLink(lab, world)).toMatchObject({ stops: 'nowhere' })
}
