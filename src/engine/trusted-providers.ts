// The identity providers that a trust policy names, each asked by itself: does a token with these claims get in?

import { childPointer } from '../base/json-pointer.ts'
import { isObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { parseArn } from '../model/arn.ts'
import { ifKnown } from '../model/known.ts'
import { effectOf, type Item, itemsOf, type Statement } from '../model/policy.ts'
import { compiledConditionsOf } from '../policy/condition-holds.ts'
import { issuerOfClaim } from '../policy/condition-key-syntax.ts'
import type { CompiledCondition } from '../policy/condition-match.ts'
import type { Search } from '../policy/find-request.ts'
import { canShare, type Distance } from '../policy/oidc-claims.ts'
import { isCognito, issuerOfProvider } from '../policy/oidc-issuers.ts'
import { placeholdersIn } from '../policy/placeholders.ts'
import { type Approach, askTrust } from '../policy/trust-side.ts'
import type { Trusted, TrustSubject } from './wide-subjects.ts'

/** What a token says, by the names of its claims. */
export type Claims = Readonly<Record<string, string>>

/** An OIDC provider in one Allow statement. */
export interface TrustedProvider {
  readonly trusted: Trusted
  /** As keys of conditions begin: without `https://`, in lower case. */
  readonly issuer: string
  /** The statement's conditions on a claim of this issuer, in the order of the text. */
  conditionsOn(claim: string): readonly CompiledCondition[]
  /** Whether some token with these claims gets in through the statement; nothing is said of its other claims. */
  search(claims: Claims): Search
  /** Whether some token gets in with a request that lacks these keys. */
  searchWithout(keys: readonly string[]): Search
  /** Whether a stranger's token does: she cannot have the values that the policy asks of claims which tell her apart. */
  admits(distance: Distance, claims: Claims): boolean
}

/** The OIDC providers of a trust policy, in the order of the text; not those in another account than the role. */
export function oidcProvidersOf(trust: TrustSubject): readonly TrustedProvider[] {
  return trust.trusted.flatMap(trusted => {
    const { form, element, value } = trusted
    if (element !== 'Principal' || (form !== 'oidc-provider' && form !== 'built-in-provider')) return []
    const issuer = issuerOfProvider(value)
    return issuer === undefined ? [] : [providerAt(trusted, issuer, trust)]
  })
}

const webIdentity = 'sts:AssumeRoleWithWebIdentity'

function providerAt(trusted: Trusted, issuer: string, trust: TrustSubject): TrustedProvider {
  const search = searchThrough(trusted, trust)
  const asked = new Set(
    trust.statements
      .flatMap(compiledConditionsOf)
      .map(({ key }) => key)
      .filter(isOfIssuer(issuer)),
  )
  const prefixes = new Set([issuer, ...[...asked].map(key => key.slice(0, key.lastIndexOf(':')))])
  const searchToken = (claims: Claims) => {
    const pairs = Object.entries(claims).flatMap(([name, value]) =>
      [...prefixes].map(prefix => [`${prefix}:${name}`, value] as const),
    )
    return search({ principal: trusted.value, action: webIdentity, context: Object.fromEntries(pairs) })
  }
  return {
    trusted,
    issuer,
    conditionsOn: claim =>
      compiledConditionsOf(trusted.statement).filter(({ key }) => asked.has(key) && claimOf(key) === claim),
    search: searchToken,
    searchWithout: keys => search({ principal: trusted.value, action: webIdentity, without: keys }),
    admits(distance, claims) {
      const strange = [...asked].map(claimOf).filter(name => !canShare(distance, name))
      return (
        searchToken({ ...Object.fromEntries(strange.map(name => [name, nobodys])), ...claims }).answer ===
        'yes'
      )
    },
  }
}

/** Cognito has a host in each region of some partitions, and one name for all of them in conditions. */
function isOfIssuer(issuer: string): (key: string) => boolean {
  return key => {
    const own = issuerOfClaim(key)
    return own !== undefined && (own === issuer || (isCognito(own) && isCognito(issuer)))
  }
}

/** The value of a claim that nobody asks for. */
const nobodys = 'rdsaudit-stranger'

function claimOf(key: string): string {
  return key.slice(key.lastIndexOf(':') + 1)
}

/** Asks the statement of a principal, with those of the given statements that deny. */
export function searchThrough(
  { statement, value }: Trusted,
  trust: Pick<TrustSubject, 'policy' | 'role' | 'statements'>,
): (approach: Approach) => Search {
  const kept = [statement, ...trust.statements.filter(one => effectOf(one) === 'Deny')]
  const root: JsonValue = { ...trust.policy.root, Statement: kept.map(({ raw }) => raw) }
  const account = parseArn(value)?.account
  const role = ifKnown(trust.role)?.arn ?? `arn:aws:iam::${account || '999988887777'}:role/role`
  return askTrust(root, role).search
}

/** The values of a condition with their places, without placeholders that nobody has filled in. */
export function valuesOf(statement: Statement, condition: CompiledCondition): readonly TextItem[] {
  const all = memberOf(statement.raw, 'Condition')
  const block = isObject(all) ? memberOf(all, condition.operatorWritten) : undefined
  if (!isObject(block)) return []
  const at = childPointer(childPointer(statement.pointer, 'Condition'), condition.operatorWritten)
  return itemsOf(block, condition.keyWritten, at).filter(
    (item): item is TextItem =>
      typeof item.value === 'string' &&
      placeholdersIn(item.value, 'condition-value', condition.key).length === 0,
  )
}

export interface TextItem extends Item {
  readonly value: string
}
