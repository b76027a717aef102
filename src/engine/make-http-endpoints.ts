// Identities that may call the Data API → what rules about it are asked about.
// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.access.html

import { isAccountId, parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import { effectOf, itemsOf, statementsOf } from '../model/policy.ts'
import { allowsAction, reachesAction } from '../policy/reached-action.ts'
import type { HttpEndpointGrant, HttpEndpointSubject } from './http-endpoint-subject.ts'
import type { Need } from './need.ts'

const call = 'rds-data:executestatement'

export function makeHttpEndpoints(inventory: Inventory): readonly HttpEndpointSubject[] {
  return inventory.identities.flatMap(caller => {
    const held = caller.permissions.items.filter(one => one.policy.isByAws !== true)
    const grants = held.flatMap(one => grantsIn(one, inventory))
    const [first] = grants
    return first ? [subject(caller, grants, first)] : []
  })
}

function subject(
  caller: Identity,
  grants: readonly HttpEndpointGrant[],
  first: HttpEndpointGrant,
): HttpEndpointSubject {
  const { items, unseen } = caller.permissions
  return {
    document: first.held.document,
    own: { pointer: first.statement.pointer },
    statement: first.statement,
    name: caller.arn,
    unseen: new Map<Need, string>(unseen === undefined ? [] : [['caller-policies', unseen]]),
    caller,
    grants,
    mayReadSecrets: items.some(({ policy }) => allowsAction(policy, 'secretsmanager:getsecretvalue')),
  }
}

/** Of statements that speak of the Data API by its name: who may do everything may do this, and is not meant. */
function grantsIn(held: HeldPolicy, { estate }: Inventory): readonly HttpEndpointGrant[] {
  return statementsOf(held.policy)
    .filter(
      one => effectOf(one) === 'Allow' && reachesAction(one, call) && speaksOfDataApi(one.raw['Action']),
    )
    .flatMap(statement =>
      itemsOf(statement.raw, 'Resource', statement.pointer).flatMap(({ value, pointer }) => {
        if (typeof value !== 'string') return []
        const account = parseArn(value)?.account
        return [
          {
            held,
            statement,
            value,
            pointer,
            account: account !== undefined && isAccountId(account) ? account : undefined,
            cluster: estate.databaseOf(value),
          },
        ]
      }),
    )
}

function speaksOfDataApi(actions: unknown): boolean {
  return [actions].flat().some(one => typeof one === 'string' && one.toLowerCase().startsWith('rds-data:'))
}
