// What a login to another service than RDS needs of the identity that connects, and whether its policies give it.

import { unknownText } from '../base/unknown-text.ts'
import type { DatabaseService } from '../model/app-config.ts'
import { parseArn } from '../model/arn.ts'
import type { Account } from '../model/inventory.ts'
import { ifKnown } from '../model/known.ts'
import { type Link, signerOf } from '../model/link.ts'
import type { Decision } from '../policy/decision.ts'
import { judgeLogin } from '../policy/login-side.ts'
import { isOfRds, neededFor, services } from '../policy/services.ts'
import { isElsewhere } from './known-logins.ts'

export interface ServiceNeed {
  readonly action: string
  readonly arn: string
  readonly decision: Decision
}

/**
 * What a product asks to find databases by itself, and none of the policies of the role allows, whatever it is asked of.
 * Without tags and subnets databases are found all the same.
 */
export function refusedDiscovery(
  link: Link,
  accountOf: (id: string) => Account | undefined,
): readonly { readonly service: DatabaseService; readonly actions: readonly string[] }[] {
  const signer = signerOf(link)
  if (!signer) return []
  const mayAny = (action: string) =>
    judgeLogin(signer, unknownText('resource'), accountOf(signer.account), action).outcomes.includes(
      'allowed',
    )
  // Teleport calls the services as we do.
  return (link.discovers ?? []).filter(isService).flatMap(service => {
    const asked = services[service].discovery.filter(action => !/Tags|Subnet/.test(action))
    const actions = asked.filter(action => !mayAny(action))
    return actions.length === 0 ? [] : [{ service, actions }]
  })
}

function isService(type: string): type is DatabaseService {
  return Object.hasOwn(services, type)
}

/** Undefined for a login to RDS, and where a part of the ARNs is not known. None where no permission is needed. */
export function serviceNeedsOf(
  link: Link,
  accountOf: (id: string) => Account | undefined,
): readonly ServiceNeed[] | undefined {
  const { database } = link
  const signer = signerOf(link)
  if (!database || !signer || isOfRds(database.service) || isElsewhere(link)) return undefined
  const { service } = database
  const user = ifKnown(link.user)
  const isRole = services[service].users === 'roles' || /^(role\/|arn:)/.test(user ?? '')
  const region = ifKnown(database.region)
  const id = ifKnown(database.resourceId)
  if (user === undefined) return undefined
  if (services[service].login.length === 0) return []
  if (region === undefined || id === undefined) return undefined
  const partition = parseArn(signer.arn)?.partition ?? 'aws'
  const parts = { partition, region, account: signer.account, id, user }
  return neededFor(service, isRole, parts).map(need => ({
    ...need,
    decision: judgeLogin(signer, need.arn, accountOf(signer.account), need.action),
  }))
}
