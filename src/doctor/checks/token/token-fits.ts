// Whether the token says what the database will ask: its own name and region, signed in its own account.

import { isRdsName, regionOfHost } from '../../../model/rds-host.ts'
import { defineCheck } from '../../define-check.ts'
import { isLocalName } from '../../walked-link.ts'

export const tokenFits = defineCheck({
  id: 'token-fits',
  step: 'token',
  title: 'the token is for this database',
  needs: ['token', 'signer'],
  hopes: ['database', 'resolved'],
  gives: [],
  async run({ link, known }) {
    const { host, region } = link.database
    const { account } = known.signer
    const wrong = [
      ...(regionOfHost(host) !== undefined && regionOfHost(host) !== region
        ? [`it is signed for ${region}, and the endpoint is in ${regionOfHost(host)}`]
        : []),
      ...(isRdsName(host)
        ? []
        : [`it is signed for ${host}, which is ${isLocalName(host) ? 'this machine' : 'no name of RDS'}`]),
      ...(known.database && known.database.account !== account
        ? [`it is signed in ${account}, and the database is in ${known.database.account}`]
        : []),
    ]
    return {
      state: wrong.length === 0 ? 'ok' : 'failed',
      found: wrong.join('; ') || `in ${region}, by ${account}`,
    }
  },
})
