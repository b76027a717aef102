// The organization of an account in a snapshot: its id, and the policies of each level above the account.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../base/json-value.ts'
import type { DescribedOrganization } from '../../model/described.ts'
import type { Seen } from '../../model/known.ts'
import type { Policy, PolicyType } from '../../model/policy.ts'
import type { DescribedBook } from './described-book.ts'
import { textIn } from './described-identity.ts'

export function readOrganization(
  account: JsonObject,
  id: string,
  pointer: string,
  book: DescribedBook,
): DescribedOrganization {
  const written = memberOf(account, 'organization')
  if (!isObject(written)) return { account: id, state: 'unseen', why: 'the organization was not asked for' }
  const state = memberOf(written, 'state')
  if (state === 'none') return { account: id, state }
  const organization = memberOf(written, 'Organization')
  const levels = memberOf(written, 'Levels')
  const organizationId = isObject(organization) ? textIn(organization, 'Id') : undefined
  const why = textIn(written, 'why') ?? 'the organization was not read'
  if (!isObject(organization) || organizationId === undefined) return { account: id, state: 'unseen', why }
  const known = {
    account: id,
    id: organizationId,
    managementAccount: textIn(organization, 'MasterAccountId') ?? '',
  }
  if (state !== 'complete' || !isArray(levels)) return { ...known, state: 'partial', why }
  const at = `${pointer}/organization/Levels`
  return {
    ...known,
    state: 'complete',
    scps: levels.map((level, index) => policiesOf(level, 'scp', `${at}/${index}`, book)),
    rcps: levels.map((level, index) => policiesOf(level, 'rcp', `${at}/${index}`, book)),
  }
}

const lists = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const

function policiesOf(
  level: JsonValue,
  type: PolicyType & keyof typeof lists,
  pointer: string,
  book: DescribedBook,
): Seen<Policy> {
  const name = lists[type]
  const written = isObject(level) ? memberOf(level, name) : undefined
  if (!isArray(written)) return { items: [], unseen: `${name} of a level was not read` }
  const items = written.flatMap((entry, index) => {
    const content = isObject(entry) ? memberOf(entry, 'Content') : undefined
    const policy =
      content === undefined ? undefined : book.policy(content, `${pointer}/${name}/${index}/Content`, type)
    return policy ? [policy] : []
  })
  return { items, ...(items.length < written.length && { unseen: `a policy of ${name} cannot be read` }) }
}
