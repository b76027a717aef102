// Permissions beside a login by IAM that make it needless: secrets, the Data API, a new master password, a copy of the
// data. Asked of the policies, about resources that no policy names.

import { parseArn } from '../model/arn.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import type { NodePlace } from '../model/place.ts'
import { itemsOf, type Statement } from '../model/policy.ts'
import { coversAction } from '../policy/reached-action.ts'
import type { Home, PermissionsSubject } from './wide-subjects.ts'

/** An action on a resource, made for where the identity's databases are. */
export interface Way {
  readonly action: string
  on(home: Home): string
}

export interface OpenWay {
  readonly action: string
  readonly held: HeldPolicy
  readonly statement: Statement
  /** The action that lets it through. */
  readonly at: NodePlace
}

/**
 * Whether logging in is what the identity is for: a grant for connecting alone, or one that names database users. Who may
 * do everything, or administers databases and may log in too, is meant to.
 */
export function isForLogins({ grants }: PermissionsSubject): boolean {
  return grants.some(
    ({ isOnlyForConnecting, resources }) =>
      isOnlyForConnecting || resources.some(({ value }) => parseArn(value)?.service === 'rds-db'),
  )
}

/**
 * The first of the ways that the policies allow whatever the circumstances. None where it is allowed by a wildcard for
 * everything.
 */
export function openWay(permissions: PermissionsSubject, ways: readonly Way[]): OpenWay | undefined {
  for (const { action, on } of ways) {
    if (!permissions.speaksOf(action.slice(0, action.indexOf(':')).toLowerCase())) continue
    const resource = on(permissions.home)
    if (permissions.decide(action, resource).decision !== 'allowed') continue
    const by = permissions.allowedBy(action, resource)
    const pointer = by && actionIn(by.statement, action)
    if (by !== undefined && pointer !== undefined) return { action, ...by, at: { pointer } }
  }
  return undefined
}

/** Where the statement names the action, or its service; undefined where it does not. */
function actionIn({ raw, pointer }: Statement, action: string): string | undefined {
  return itemsOf(raw, 'Action', pointer).find(
    item =>
      typeof item.value === 'string' &&
      !/^[*]|^[^:]*$/.test(item.value) &&
      coversAction(item, action.toLowerCase()),
  )?.pointer
}
