// What is wrong with tokens, as a table that every database gate is held against.

import { Signer } from '@aws-sdk/rds-signer'
import type { Lab } from '../../src/lab/lab.ts'
import type { World } from '../../src/lab/world.ts'
import { assumeLinkRole, linkToken } from '../helpers/open-lab.ts'
import { makeToken } from '../helpers/walk-link.ts'

export interface TokenCase {
  readonly name: string
  /** What the lab's record says; clients are told nothing of it. */
  readonly why: string
  make(lab: Lab, world: World): Promise<string>
}

export const tokenCases: readonly TokenCase[] = [
  {
    name: 'for another user',
    why: 'wrong-user',
    make: (lab, world) => linkToken(lab, world, { user: 'other' }),
  },
  {
    name: 'for another host',
    why: 'wrong-host',
    make: (lab, world) => linkToken(lab, world, { host: 'localhost' }),
  },
  {
    name: 'for another port',
    why: 'wrong-host',
    make: (lab, world) => linkToken(lab, world, { port: 15432 }),
  },
  {
    name: 'for another region',
    why: 'wrong-region',
    make: (lab, world) => linkToken(lab, world, { region: 'us-east-1' }),
  },
  {
    name: 'signed with another secret',
    why: 'wrong-signature',
    make: async (lab, world) =>
      makeToken(world.link!, { ...(await assumeLinkRole(lab, world)), secretAccessKey: 'not it' }),
  },
  {
    name: 'without its session token',
    why: 'wrong-session-token',
    make: async (lab, world) => {
      const { accessKeyId, secretAccessKey } = await assumeLinkRole(lab, world)
      return makeToken(world.link!, { accessKeyId, secretAccessKey })
    },
  },
  {
    name: 'of a key that nobody has',
    why: 'unknown-key',
    make: async (lab, world) =>
      makeToken(world.link!, { ...(await assumeLinkRole(lab, world)), accessKeyId: 'nobody' }),
  },
  {
    name: 'with one character changed',
    why: 'wrong-signature',
    make: async (lab, world) =>
      (await linkToken(lab, world)).replace(/.$/, last => (last === '0' ? '1' : '0')),
  },
  {
    name: 'cut off',
    why: 'wrong-session-token',
    make: async (lab, world) => (await linkToken(lab, world)).slice(0, 600),
  },
  {
    name: 'with https:// left on',
    why: 'not-a-token',
    make: async (lab, world) => `https://${await linkToken(lab, world)}`,
  },
  {
    name: 'encoded twice',
    why: 'wrong-service',
    make: async (lab, world) => (await linkToken(lab, world)).replaceAll('%', '%25'),
  },
  { name: 'that is a plain password', why: 'not-a-token', make: async () => 'correct horse battery staple' },
  {
    name: 'sixteen minutes old',
    why: 'expired',
    make: (lab, world) => tokenOfTime(lab, world, -16 * 60_000),
  },
  {
    name: 'of the day after tomorrow',
    why: 'not-yet-valid',
    make: (lab, world) => tokenOfTime(lab, world, 2 * 86_400_000),
  },
]

/** A token that is right but for the clock of whoever signed it. */
async function tokenOfTime(lab: Lab, world: World, offsetMs: number): Promise<string> {
  const { host, port, region, user } = world.link!
  const signer = new Signer({
    hostname: host,
    port,
    region,
    username: user,
    credentials: await assumeLinkRole(lab, world),
  })
  const realNow = Date.now
  const RealDate = Date
  // The signer takes the time from `new Date()`.
  class ShiftedDate extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length > 0 ? given : [realNow() + offsetMs]) as [number]))
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor
  try {
    return await signer.getAuthToken()
  } finally {
    globalThis.Date = RealDate
  }
}
