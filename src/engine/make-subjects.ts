// Inventory and links → the subjects that rules are asked about once everything has been read.

import { groupedNumber } from '../base/grouped-number.ts'
import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, memberOf } from '../base/json-value.ts'
import { isAccountId, parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import { ifKnown, type Known, known, unseen } from '../model/known.ts'
import type { Link } from '../model/link.ts'
import { effectOf, itemsOf, type Statement, shortestLength, statementsOf } from '../model/policy.ts'
import { isPrincipalKind, principalForm } from '../model/principal.ts'
import { iamQuotas } from '../policy/aws/quotas.ts'
import { concernsLogins } from '../policy/concerns-logins.ts'
import { type Entrance, entranceBy, roleOfNobody } from '../policy/entrance.ts'
import { allowsAction } from '../policy/reached-action.ts'
import { askTrust, type TrustSide } from '../policy/trust-side.ts'
import { findEntrants } from './find-entrants.ts'
import { knownLogins } from './known-logins.ts'
import { withLive } from './live-beside-files.ts'
import { makeApps } from './make-apps.ts'
import { makeCrossings } from './make-crossings.ts'
import { makeDatabases } from './make-databases.ts'
import { type Grants, makeGrants, openValues } from './make-grants.ts'
import { hopSubject, linkSubject } from './make-hops.ts'
import { makeHttpEndpoints } from './make-http-endpoints.ts'
import { makeSecrets } from './make-secrets.ts'
import type { Need } from './need.ts'
import { relationOf } from './relation.ts'
import { repeatedPolicies } from './repeated-policies.ts'
import type {
  Entrant,
  HopOfLink,
  Trusted,
  TrustSubject,
  WideSubjectKind,
  WideSubjectOf,
} from './wide-subjects.ts'

/** Kinds of which an account has thousands. */
type ManyKind = 'trust' | keyof Grants

export type FewSubjects = {
  readonly [S in Exclude<WideSubjectKind, ManyKind>]: readonly WideSubjectOf[S][]
}

/**
 * Those of policies are made one by one while they are asked about, and each time anew: what rules work out of one is
 * much, and to be let go before the next.
 */
export interface WideSubjects extends FewSubjects {
  readonly trust: Iterable<TrustSubject>
  /** Of one identity after the other. */
  readonly grants: Iterable<Grants>
}

/** Everything that rules about more than one document are asked about. */
export function makeSubjects(inventory: Inventory, links: readonly Link[]): WideSubjects {
  const hopsOfLinks = links.flatMap(hopsOf)
  const repeated = repeatedPolicies(inventory.identities)
  const isJudged = (held: HeldPolicy) => !repeated.has(held.policy) && concernsLogins(held.policy)
  const hops = hopsOfLinks.map(hop => hopSubject(hop, inventory, hopsOfLinks))
  const logins = knownLogins(links)
  const hopsTo = new Map<string, HopOfLink[]>()
  for (const hop of hopsOfLinks) hopsTo.set(hop.hop.role.arn, [...(hopsTo.get(hop.hop.role.arn) ?? []), hop])
  const grants = { [Symbol.iterator]: () => makeGrants(inventory, links, hopsOfLinks, isJudged) }
  return {
    trust: { [Symbol.iterator]: () => trustSubjects(inventory, isJudged, hopsTo) },
    grants,
    hop: hops,
    link: links.map(link => linkSubject(link, inventory, hops, logins)),
    database: makeDatabases(inventory, links, grants),
    crossing: makeCrossings(inventory.estate, links),
    secret: makeSecrets(inventory),
    'http-endpoint': makeHttpEndpoints(inventory),
    ...makeApps(inventory, links),
  }
}

function* trustSubjects(
  inventory: Inventory,
  isJudged: (held: HeldPolicy) => boolean,
  hopsTo: ReadonlyMap<string, readonly HopOfLink[]>,
): Generator<TrustSubject> {
  for (const { held, role } of trustsOf(inventory)) {
    const { policy } = held
    if (policy.type === 'trust' && policy.isByAws !== true && isJudged(held))
      yield trustSubject(held, role, inventory, hopsTo)
  }
}

/** Trust policies, each with its role where that is known. */
function trustsOf({ identities, loose }: Inventory) {
  const owned = [...withLive(identities, 'trust')].flatMap(({ as: role }) =>
    role.trust.items.map(held => ({ held, role: known(role) })),
  )
  const nobodys = loose
    .filter(({ policy }) => policy.type === 'trust')
    .map(held => ({ held, role: unseen('the file does not say whose policy it is') }))
  return [...owned, ...nobodys]
}

function hopsOf(link: Link): readonly HopOfLink[] {
  return link.hops.map((hop, index) => ({
    link,
    hop,
    index,
    caller: index === 0 ? link.caller : link.hops[index - 1]?.role,
  }))
}

/**
 * What rules ask of each way in about every other grows with the square of their number. Somewhat too large a policy is
 * judged nevertheless: who shortens it wants to know the rest.
 */
const mostJudged = 4 * iamQuotas.trustPolicyAtMost
const whyTooLarge = `AWS refuses a trust policy of more than ${groupedNumber(iamQuotas.trustPolicyAtMost)} characters, and this one is many times as large`

function trustSubject(
  { document, policy }: HeldPolicy,
  role: Known<Identity>,
  inventory: Inventory,
  hopsTo: ReadonlyMap<string, readonly HopOfLink[]>,
): TrustSubject {
  const statements = statementsOf(policy)
  const account = ifKnown(role)?.account
  const relationTo = (other: string) => relationOf(other, account, inventory.accounts)
  const roleArn = ifKnown(role)?.arn
  const trusted = statements
    .filter(one => effectOf(one) === 'Allow')
    .flatMap(one => trustedBy(one, relationTo))
  const through = (roleArn === undefined ? undefined : hopsTo.get(roleArn)) ?? []
  const entrances = new Map<Statement, Entrance>()
  let side: TrustSide | undefined
  let entrants: readonly Entrant[] | undefined
  return {
    document,
    own: { pointer: policy.pointer },
    name: roleArn ?? document.path,
    unseen: new Map<Need, string>([
      ...(role.state === 'known' ? [] : [['role', role.why] as const]),
      ...openValues(trusted),
      ...(shortestLength(policy) > mostJudged ? [['size', whyTooLarge] as const] : []),
    ]),
    policy,
    statements,
    trusted,
    role,
    accounts: inventory.accounts,
    relationTo,
    get side() {
      side ??= askTrust(policy.root, roleArn ?? roleOfNobody)
      return side
    },
    entrance(statement) {
      const whole = statements.length === 1 ? this.side : undefined
      const entrance = entrances.get(statement) ?? entranceBy(policy, statement, { roleArn, whole })
      entrances.set(statement, entrance)
      return entrance
    },
    get entrants() {
      entrants ??= findEntrants(this)
      return entrants
    },
    get connects() {
      const own = ifKnown(role)?.permissions.items ?? []
      return (
        own.some(one => allowsAction(one.policy, 'rds-db:connect')) ||
        through.some(({ link, index }) => index === link.hops.length - 1)
      )
    },
    hops: through,
  }
}

function trustedBy(statement: Statement, relationTo: TrustSubject['relationTo']): readonly Trusted[] {
  return (['Principal', 'NotPrincipal'] as const).flatMap(element => {
    const at = childPointer(statement.pointer, element)
    const written = memberOf(statement.raw, element)
    if (written === '*') return [trusted('AWS', '*', at)]
    if (!isObject(written) || isArray(written)) return []
    return Object.keys(written).flatMap(kind =>
      isPrincipalKind(kind)
        ? itemsOf(written, kind, at).flatMap(({ value, pointer }) =>
            typeof value === 'string' ? [trusted(kind, value, pointer)] : [],
          )
        : [],
    )
    function trusted(kind: Trusted['kind'], value: string, pointer: string): Trusted {
      const account = accountOf(kind, value)
      return {
        statement,
        element,
        kind,
        form: principalForm(kind, value),
        value,
        pointer,
        account,
        relation: account === undefined ? 'unknown' : relationTo(account),
      }
    }
  })
}

function accountOf(kind: Trusted['kind'], value: string): string | undefined {
  if (kind !== 'AWS') return undefined
  const account = isAccountId(value) ? value : parseArn(value)?.account
  return account !== undefined && isAccountId(account) ? account : undefined
}
