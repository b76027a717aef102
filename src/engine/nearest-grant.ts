// The grant that was meant for a link and misses it in one part of its ARN.

import { parseArn } from '../model/arn.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import { ifKnown } from '../model/known.ts'
import { effectOf, itemsOf, type Statement, statementsOf } from '../model/policy.ts'
import { coversArn } from '../policy/coverage.ts'
import { hasWildcard } from '../policy/pattern-overlap.ts'
import { databaseUserOf } from '../policy/rds-db-arn.ts'
import { reachesAction } from '../policy/reached-action.ts'
import { splitAtColons, starsForVariables } from '../policy/variable-text.ts'
import { matchesWildcard } from '../policy/wildcard.ts'
import { type Fix, type Found, nothing } from './define-rule.ts'
import type { LinkSubject } from './wide-subjects.ts'

export type GrantPart = 'region' | 'resourceId' | 'user'

export interface NearestGrant {
  readonly held: HeldPolicy
  readonly statement: Statement
  readonly pointer: string
  /** The one part that differs. The account is not among them: it is wrong with or without a link. */
  readonly part: GrantPart
  readonly written: string
  readonly needed: string
  readonly fix: Fix
}

export type Candidate = Omit<NearestGrant, 'part' | 'written' | 'needed' | 'fix'> & { readonly value: string }

/**
 * Undefined when the login is allowed, or may be; when no grant or more than one comes so near; or when the one that does
 * is another link's.
 */
export function nearestGrant({
  login,
  neededArn,
  link,
  signer,
  logins,
}: LinkSubject): NearestGrant | undefined {
  if (login?.decision !== 'implicitDeny' || neededArn === undefined || signer === undefined) return undefined
  const values = signer.permissions.items.flatMap(grantedBy)
  if (values.some(({ value }) => coversArn(value, neededArn))) return undefined
  const near = values.flatMap(candidate => {
    const difference = onlyDifference(candidate.value, neededArn)
    return difference ? [{ ...candidate, ...difference }] : []
  })
  const [only] = near
  if (only === undefined || near.length > 1) return undefined
  const { value, ...rest } = only
  const isOfAnotherLink = logins.some(other => other.link !== link && coversArn(value, other.arn))
  if (isOfAnotherLink) return undefined
  return {
    ...rest,
    fix: {
      text: `"${neededArn}"  (values from link ${link.name})`,
      edits: [{ do: 'replace', pointer: rest.pointer, value: neededArn }],
    },
  }
}

/**
 * The grant that has the link's user in its region, on a kind of database that its endpoint is not, where the resource id
 * itself was not told.
 */
export function grantOfOtherKind({ database, link, signer }: LinkSubject): Candidate | undefined {
  const region = database && ifKnown(database.region)
  const user = ifKnown(link.user)
  const kind = database?.kind
  if (!signer || kind === undefined || region === undefined || user === undefined) return undefined
  const { partition = 'aws' } = parseArn(signer.arn) ?? {}
  const arnOn = (id: string) => `arn:${partition}:rds-db:${region}:${signer.account}:dbuser:${id}/${user}`
  const values = signer.permissions.items.flatMap(grantedBy)
  const named = values.filter(({ value }) => {
    const id = databaseUserOf(value)?.resourceId
    return id !== undefined && !hasWildcard(id) && coversArn(value, arnOn(id))
  })
  const beginning = beginningOf[kind]
  const fits = values.some(
    ({ value }) =>
      coversArn(value, arnOn(`${beginning}QJ7ZK2XWVN`)) ||
      databaseUserOf(value)?.resourceId.startsWith(beginning),
  )
  return fits || named.length !== 1 ? undefined : named[0]
}

const beginningOf = { instance: 'db-', cluster: 'cluster-', proxy: 'prx-' } as const

function grantedBy(held: HeldPolicy): readonly Candidate[] {
  return statementsOf(held.policy)
    .filter(statement => effectOf(statement) === 'Allow' && reachesAction(statement, 'rds-db:connect'))
    .flatMap(statement =>
      itemsOf(statement.raw, 'Resource', statement.pointer).flatMap(({ value, pointer }) =>
        typeof value === 'string' ? [{ held, statement, pointer, value }] : [],
      ),
    )
}

function onlyDifference(
  written: string,
  needed: string,
): Pick<NearestGrant, 'part' | 'written' | 'needed'> | undefined {
  const [own, wanted] = [partsOf(written), partsOf(needed)]
  if (own === undefined || wanted === undefined) return undefined
  const different = own.flatMap(([part, text], index) => {
    const other = wanted[index]?.[1] ?? ''
    return matchesWildcard(starsForVariables(text), other) ? [] : [{ part, written: text, needed: other }]
  })
  const [only] = different
  if (only === undefined || different.length > 1 || only.part === 'elsewhere') return undefined
  return { ...only, part: only.part }
}

type Part = readonly [GrantPart | 'elsewhere', string]

function partsOf(arn: string): readonly Part[] | undefined {
  const named = databaseUserOf(arn)
  if (named === undefined) return undefined
  const [, partition = '', , region = '', account = ''] = splitAtColons(arn)
  return [
    ['elsewhere', partition],
    ['region', region],
    ['elsewhere', account],
    ['resourceId', named.resourceId],
    ['user', named.user],
  ]
}

/** What differs between the grant and the link, and the link's name. */
export interface MissedPart {
  readonly written: string
  readonly needed: string
  readonly name: string
}

/** The nearest grant as a rule finds it, if it misses the link by what the rule is about. */
export function findNearest(
  link: LinkSubject,
  isAbout: (near: NearestGrant) => boolean,
): readonly Found<MissedPart>[] {
  const near = nearestGrant(link)
  if (near === undefined || !isAbout(near)) return nothing
  const { held, statement, pointer, written, needed, fix } = near
  const facts = { written, needed, name: link.link.name }
  return [{ in: held.document, at: { pointer }, statement, facts, fix }]
}
