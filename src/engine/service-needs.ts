// What a login to another service than RDS needs of the identity that connects, and whether its policies give it.

import { unknownText } from '../base/unknown-text.ts'
import type { DatabaseService } from '../model/app-config.ts'
import { parseArn } from '../model/arn.ts'
import type { Account, Identity } from '../model/inventory.ts'
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
  const mayAny = (action: string) => mayAsk(signer, action, accountOf)
  // Teleport calls the services as we do.
  return (link.discovers ?? []).filter(isService).flatMap(service => {
    const asked = services[service].discovery.filter(action => !/Tags|Subnet/.test(action))
    const actions = asked.filter(action => !mayAny(action))
    return actions.length === 0 ? [] : [{ service, actions }]
  })
}

/** Whether any policy allows the action on anything. */
function mayAsk(identity: Identity, action: string, accountOf: (id: string) => Account | undefined): boolean {
  const account = accountOf(identity.account)
  return judgeLogin(identity, unknownText('resource'), account, { action }).outcomes.includes('allowed')
}

/** Who asks AWS about a database that is named: Teleport does so before it assumes the role that is the user. */
export function askerOf(link: Link): Identity | undefined {
  const service = link.database?.service
  if (link.app !== 'teleport' || service === undefined || link.origin !== 'app') return undefined
  const isRole = services[service].users === 'roles' || /^(role\/|arn:)/.test(ifKnown(link.user) ?? '')
  return isRole ? (link.hops.length > 1 ? link.hops.at(-2)?.role : link.caller) : signerOf(link)
}

/** What a product asks about a database to learn what its configuration leaves open, and is refused. */
export function refusedMetadata(
  { database, ...link }: Link,
  accountOf: (id: string) => Account | undefined,
): readonly string[] {
  const asker = askerOf({ database, ...link })
  if (!asker || !database) return []
  // How a user of a cache logs in only AWS can say; the id may be written down.
  const asked = services[database.service].metadata.filter(
    action => action.endsWith('Users') || database.resourceId.state === 'unseen',
  )
  return asked.filter(action => !mayAsk(asker, action, accountOf))
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
    decision: judgeLogin(signer, need.arn, accountOf(signer.account), { action: need.action }),
  }))
}
