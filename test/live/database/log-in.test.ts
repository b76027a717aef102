// What a session says of itself, asked of the responders and of a real PostgreSQL.

import { expect, it } from 'vitest'
import type { LabOptions } from '../../../src/lab/lab.ts'
import { findMariadb } from '../../../src/lab/mysql/binaries.ts'
import { findPostgres } from '../../../src/lab/postgres/binaries.ts'
import type { DatabaseUser, World } from '../../../src/lab/world.ts'
import { logIn } from '../../../src/live/database/log-in.ts'
import type { LoginFacts } from '../../../src/live/database/ports.ts'
import { linkToken, openLab } from '../../helpers/open-lab.ts'
import { endpointOf, patient, secretOf, trusting } from '../../helpers/probe-lab.ts'

const engines: readonly NonNullable<LabOptions['engines']>[] = findPostgres()
  ? ['responder', 'real']
  : ['responder']

const mysqlEngines: typeof engines = findMariadb() ? ['responder', 'real'] : ['responder']

/** Making a cluster and starting a server takes a while on a busy machine. */
const longest = 60_000

const asUser =
  (memberOf: readonly string[], ...others: readonly DatabaseUser[]) =>
  (world: World): World => ({
    ...world,
    databases: [{ ...world.databases[0]!, users: [{ name: 'app', memberOf }, ...others] }],
  })

async function factsOf(
  scenario: string,
  change: (world: World) => World,
  options: LabOptions,
): Promise<LoginFacts> {
  const { lab, world } = await openLab(scenario, change, options)
  const token = secretOf(await linkToken(lab, world))
  const answer = await logIn(
    endpointOf(lab, world.link!),
    { ca: trusting(lab.ca), ...world.link!, token },
    patient,
  )
  if (answer.state === 'failed') throw new Error(`${answer.error.code}: ${answer.error.message}`)
  return answer.value
}

const known = <T>(value: T) => ({ state: 'known', value })

it.each(engines)(
  'tells a member of rds_iam of PostgreSQL without further rights (%s)',
  async engine => {
    expect(await factsOf('healthy', asUser(['rds_iam']), { engines: engine })).toMatchObject({
      tokenTaken: true,
      overTls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
      currentUser: 'app',
      sessionUser: known('app'),
      database: known('orders'),
      serverVersion: expect.stringMatching(/^\d+\.\d+/),
      // A real server is reached behind the gate, which is where TLS ends.
      tls:
        engine === 'real'
          ? known({ inUse: false })
          : { state: 'known', value: { inUse: true, protocol: 'TLSv1.3' } },
      iam: known({ by: 'direct' }),
      excess: known([]),
      readOnly: known(false),
      masterUser: { state: 'unseen' },
    })
  },
  longest,
)

it.each(engines)(
  'tells through which roles a user takes tokens, and which of them are powerful (%s)',
  async engine => {
    const roles = [
      { name: 'team', memberOf: ['tools', 'rds_superuser'], login: false },
      { name: 'tools', memberOf: ['rds_iam'], login: false },
    ]
    const facts = await factsOf('healthy', asUser(['team'], ...roles), { engines: engine })
    expect(facts.iam).toEqual(known({ by: 'nested', through: ['team', 'tools'] }))
    expect(facts.excess).toEqual(known([{ right: 'rds_superuser', detail: 'rds_superuser' }]))
  },
  longest,
)

it.each(mysqlEngines)(
  'tells a user of MySQL or MariaDB without further rights (%s)',
  async engine => {
    const real = engine === 'real'
    expect(await factsOf('healthy-mysql', world => world, { engines: engine })).toMatchObject({
      tokenTaken: true,
      overTls: { protocol: 'TLSv1.3' },
      currentUser: 'app@%',
      database: known('orders'),
      // The real server is reached behind the gate, where TLS ends; its users have no plugin that it could name.
      tls: real ? known({ inUse: false }) : { state: 'known', value: { inUse: true, protocol: 'TLSv1.3' } },
      iam: real ? { state: 'unseen' } : known({ by: 'plugin', plugin: 'AWSAuthenticationPlugin' }),
      excess: known([]),
      readOnly: known(false),
    })
  },
  longest,
)
