// A server that repeats what makes a login token one, and not its name: none of it is in the answer.

import { expect, it } from 'vitest'
import { logIn } from '../../../src/live/database/log-in.ts'
import { hostileMysql } from '../../helpers/hostile-servers.ts'
import { patient, secretOf } from '../../helpers/probe-lab.ts'

it.each(['canary/session', 'canary%2Fsession', 'canary-signature'])('hides %s alone', async part => {
  const text = Buffer.from(`#28000you sent ${part} to me`)
  const server = await hostileMysql(async stream => {
    const head = Buffer.from([text.length + 3, 0, 0, 3, 0xff, 0x15, 0x04])
    stream.write(Buffer.concat([head, text]))
  })
  const token = secretOf(
    'db.example.com:3306/?Action=connect&X-Amz-Security-Token=canary%2Fsession&X-Amz-Signature=canary-signature',
  )
  const answer = await logIn(
    server.endpoint,
    { ca: server.ca, user: 'app', database: 'orders', token },
    patient,
  )
  expect(JSON.stringify(answer)).toContain('you sent [hidden] to me')
})
