// The table of logins, held against the lab's own gates. `npm run test:servers` holds it against real servers.

import { it } from 'vitest'
import { openLab } from '../helpers/open-lab.ts'
import { expectAnswers, withUnpermitted } from './login-cases.ts'

it.each(['healthy', 'healthy-mysql'])('the gate of %s answers as the table says', async scenario => {
  const { lab, world } = await openLab(scenario, withUnpermitted)
  await expectAnswers({ lab, world, lastFault: () => lab.logins.at(-1)?.why })
})
