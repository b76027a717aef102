// One hop: the role is assumed as the link says, and as its product would do it.

import type { PeerError } from '../../../live/answer.ts'
import type { AssumedSession, AssumeRequest } from '../../../live/aws/ports.ts'
import type { DeclaredHop } from '../../../model/setup.ts'
import { type Check, defineCheck } from '../../define-check.ts'
import type { Evidence, RefusalKey, SessionKey } from '../../evidence.ts'
import { mayPass, rawOf, usualRetry } from '../../refusals.ts'
import { sessionNameFor, sessionSecondsFor } from '../../session-name.ts'
import { accountOf, nameOf, type WalkedLink } from '../../walked-link.ts'

/** `index` of the hop; the id counts from 1 where there are several. */
export function roleAssumed(
  hop: DeclaredHop,
  index: number,
  { hops, webIdentityTokenFile }: WalkedLink,
): Check {
  const first = index === 0
  const start = webIdentityTokenFile === undefined ? 'caller' : 'identityToken'
  const before = `session-${index - 1}` as const
  return defineCheck({
    id: hops.length === 1 ? 'role-assumed' : `role-assumed-${index + 1}`,
    step: 'assume',
    title: `${nameOf(hop.arn)} of ${accountOf(hop.arn)} can be assumed`,
    needs: first ? ['asker', start] : [before],
    gives: [`session-${index}`, `refusal-${index}`],
    retry: usualRetry,
    async run({ link, known, patience, now }) {
      if (hop.externalId && 'unset' in hop.externalId) return notAsked(index, hop.externalId.unset)
      const asker = first ? known['asker'] : known[before]?.caller
      if (asker === undefined) throw new Error('nobody to ask')
      const answer = await asker.assume(requestFor(hop, first, link, now()), patience)
      if (answer.state === 'failed') {
        const { error } = answer
        return {
          state: 'failed',
          found: `${nameOf(hop.arn)}: ${error.code}`,
          facts: { role: hop.arn },
          raw: rawOf(error),
          again: mayPass(error),
          gives: refused(index, error),
        }
      }
      const { arn, expires, region } = answer.value
      return {
        state: 'ok',
        found: `${accountOf(arn)} ${nameOf(arn)}`,
        facts: { role: hop.arn, session: arn, expires: expires.toISOString(), stsRegion: region },
        gives: assumed(index, answer.value),
      }
    },
  })
}

function requestFor(hop: DeclaredHop, first: boolean, link: WalkedLink, now: number): AssumeRequest {
  const seconds = hop.sessionSeconds ?? sessionSecondsFor(link)
  const tagged = Object.keys(hop.sessionTags ?? {}).length > 0
  return {
    roleArn: hop.arn,
    sessionName: sessionNameFor(link, now),
    region: link.database.region,
    ...(hop.externalId && 'value' in hop.externalId && { externalId: hop.externalId.value }),
    ...(hop.sessionTags && tagged && { tags: hop.sessionTags }),
    ...(seconds !== undefined && { sessionSeconds: seconds }),
    ...(hop.sourceIdentity !== undefined && { sourceIdentity: hop.sourceIdentity }),
    ...(first &&
      link.webIdentityTokenFile !== undefined && { webIdentityTokenFile: link.webIdentityTokenFile }),
  }
}

/** Asking without the external id would be another question than that of the link. */
function notAsked(index: number, variable: string) {
  const message = `the environment variable ${variable} of the external id is not set`
  const error: PeerError = { code: 'ExternalIdUnset', message, kind: 'invalid' }
  return { state: 'failed', found: message, gives: refused(index, error) } as const
}

function refused(index: number, error: PeerError): Pick<Evidence, RefusalKey> {
  const gives: { [key: RefusalKey]: PeerError } = {}
  gives[`refusal-${index}`] = error
  return gives
}

function assumed(index: number, session: AssumedSession): Pick<Evidence, SessionKey> {
  const gives: { [key: SessionKey]: AssumedSession } = {}
  gives[`session-${index}`] = session
  return gives
}
