// What RDS says of the database. Who logs in needs no permission for it, so that it may not be looked at is usual.

import { regionOfHost } from '../../../model/rds-host.ts'
import { type Check, defineCheck } from '../../define-check.ts'
import { describeDatabase } from '../../describe-database.ts'
import type { Reader } from '../../evidence.ts'
import { couldNotLook, usualRetry } from '../../refusals.ts'
import { accountOf } from '../../walked-link.ts'

/** `named`: somebody was named for reading; otherwise the session of the last role is asked, and needed. */
export function databaseDescribed(named: boolean): Check {
  return defineCheck({
    id: 'database-described',
    step: 'iam-auth',
    title: 'RDS knows the endpoint',
    needs: named ? [] : ['signer'],
    hopes: ['signer', 'resolved', ...(named ? (['readers'] as const) : [])],
    gives: ['database', 'databaseReader', 'databaseRefusal'],
    retry: usualRetry,
    questions: 4,
    async run({ link, known, patience }) {
      const { host, region } = link.database
      const asked = known.resolved?.rdsName ?? host
      const where = regionOfHost(asked) ?? region
      const readers = (named ? known['readers'] : undefined) ?? []
      const last = link.hops.at(-1)
      // Most likely it is in the account of the last role.
      const isNear = ({ account }: Reader) => last !== undefined && account === accountOf(last.arn)
      const askers = [
        ...readers.filter(isNear).map(({ caller }) => caller),
        ...(known.signer ? [known.signer.caller] : []),
        ...readers.filter(one => !isNear(one)).map(({ caller }) => caller),
      ]
      let refused: Parameters<typeof couldNotLook>[1] = {
        code: 'NoCredentials',
        message: 'nobody is there to ask',
        kind: 'denied',
      }
      for (const asker of askers) {
        const answer = await describeDatabase(asker, asked, where, patience)
        if (answer.state === 'answered') {
          const { kind, name, resourceId, engine, engineVersion, account } = answer.value
          const version = engineVersion === undefined ? '' : ` ${engineVersion}`
          return {
            state: 'ok',
            found: `${kind} ${name}, ${engine}${version}`,
            facts: { kind, name, resourceId, engine, account, region: where },
            gives: { database: answer.value, databaseReader: asker },
          }
        }
        // That it is not there says more than that nobody may look.
        if (refused.kind !== 'notFound') refused = answer.error
      }
      return { ...couldNotLook(asked, refused), gives: { databaseRefusal: refused } }
    },
  })
}
