// The table of logins, held against Debian's PostgreSQL and MariaDB with PAM: what the gates answer is no invention.

import { expect, inject, it, onTestFinished } from 'vitest'
import { linkToken, openLab } from '../helpers/open-lab.ts'
import { logIn } from '../helpers/walk-link.ts'
import { expectAnswers, withUnpermitted } from '../lab/login-cases.ts'
import { openPamDoor } from './pam-servers.ts'

const servers = inject('servers')

// Vitest shows a skipped test's name: it says why.
const test = servers.state === 'absent' ? it.skip : it
const reason = servers.state === 'absent' ? ` (skipped: ${servers.why})` : ''

test.each([
  ['PostgreSQL', 'healthy', /^PostgreSQL \d+/],
  ['MariaDB', 'healthy-mysql', /-MariaDB/],
] as const)(`%s with PAM answers as the table says${reason}`, async (_, scenario, version) => {
  if (servers.state === 'absent') throw new Error('the test was to be skipped')
  const { lab, world } = await openLab(scenario, withUnpermitted)
  const door = await openPamDoor(lab, world, servers)
  onTestFinished(door.close)
  await expectAnswers(door)
  // It was the server that answered, and not the lab's gate.
  expect(lab.logins).toEqual([])
  const session = await logIn(door.lab, world.link!, await linkToken(lab, world))
  expect(session).toMatchObject({ version: expect.stringMatching(version) })
})
