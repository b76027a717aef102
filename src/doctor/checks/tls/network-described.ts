// What AWS says of the network around the database, asked where nothing answers at the port.

import { defineCheck } from '../../define-check.ts'
import { couldNotLook } from '../../refusals.ts'

export const networkDescribed = defineCheck({
  id: 'network-described',
  step: 'tls',
  title: 'the network lets connections in',
  needs: ['database', 'databaseReader'],
  hopes: ['tcp'],
  gives: ['networkReading'],
  aside: true,
  late: true,
  async run({ link, known, patience }) {
    if (known.tcp) return { state: 'ok', found: 'not asked: the port takes connections' }
    const { readNetwork } = await import('../../network-reading.ts')
    const reading = await readNetwork(known.databaseReader, known.database, link.database.port, patience)
    const { ways, faults, gaps } = reading
    const gives = { networkReading: reading }
    const from = ways?.map(way => `${way.group} from ${way.from}`) ?? []
    if (faults.length > 0) return { state: 'warn', found: faults.join('; '), facts: { from }, gives }
    const [gap] = gaps
    if (ways === undefined && gap) return { ...couldNotLook('security groups', gap), gives }
    const open = from.filter(text => /from (0\.0\.0\.0\/0|::\/0)$/.test(text))
    if (open.length > 0)
      return { state: 'warn', found: `open to everybody: ${open.join(', ')}`, facts: { from }, gives }
    return {
      state: gaps.length > 0 ? 'unknown' : 'ok',
      found: from.join(', ') || 'no security group',
      facts: { from },
      gives,
    }
  },
})
