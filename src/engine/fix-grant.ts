// The exact ARNs for a grant, taken from the links that use it; nothing is made up.

import { parseArn } from '../model/arn.ts'
import { ifKnown } from '../model/known.ts'
import { type Breadth, coversArn } from '../policy/coverage.ts'
import type { Fix } from './define-rule.ts'
import { knownLogins } from './known-logins.ts'
import type { AssumeGrantSubject, GrantSubject, OpenedResource } from './wide-subjects.ts'

/**
 * Replaces the value at the pointer by those of the ARNs it covers that the grant's links log in as. Undefined as long
 * as one of them is not known.
 */
export function exactArnFor({ links, resources }: GrantSubject, pointer: string): Fix | undefined {
  const known = knownLogins(links)
  if (known.length < links.length) return undefined
  const value = resources.find(resource => resource.pointer === pointer)?.value ?? ''
  const logins = known.filter(({ arn }) => coversArn(value, arn))
  return replacing(
    pointer,
    logins.map(({ arn }) => arn),
    logins.map(({ link }) => link.name),
  )
}

/** The form of the value, where no link tells more; `…` stands for what has to be filled in. */
export function formOfExactArn(
  { value, coverage }: OpenedResource,
  owner: GrantSubject['owner'],
): Fix | undefined {
  if (coverage.resourceId !== 'everything') return undefined
  const { partition, region, account } = parseArn(value) ?? {}
  const known = (breadth: Breadth, text: string | undefined) => (breadth === 'exact' && text ? text : '…')
  const parts = {
    partition: known(coverage.partition, partition),
    region: known(coverage.region, region),
    // Logins work in the owner's account only.
    account: ifKnown(owner)?.account ?? known(coverage.account, account),
  }
  const open = Object.entries(parts).flatMap(([name, part]) => (part === '…' ? [`the ${name}, `] : []))
  const arn = `arn:${parts.partition}:rds-db:${parts.region}:${parts.account}:dbuser:…/…`
  return { text: `"${arn}"  (${open.join('')}the resource id and the one user of the database)` }
}

/** Replaces the value at the pointer by those of the roles it covers that links assume through the grant. */
export function exactRolesFor({ hops, resources }: AssumeGrantSubject, pointer: string): Fix | undefined {
  const value = resources.find(resource => resource.pointer === pointer)?.value ?? ''
  const assumed = hops.filter(({ hop }) => coversArn(value, hop.role.arn))
  return replacing(
    pointer,
    assumed.map(({ hop }) => hop.role.arn),
    assumed.map(({ link }) => link.name),
  )
}

function replacing(
  pointer: string,
  repeated: readonly string[],
  repeatedNames: readonly string[],
): Fix | undefined {
  const arns = [...new Set(repeated)]
  const names = [...new Set(repeatedNames)]
  const [first] = arns
  if (first === undefined) return undefined
  const from = `(values from link${names.length > 1 ? 's' : ''} ${names.join(', ')})`
  if (arns.length === 1) {
    return { text: `"${first}"  ${from}`, edits: [{ do: 'replace', pointer, value: first }] }
  }
  const list = arns.map(arn => `"${arn}"`).join(', ')
  // One of several values cannot be replaced by a list.
  if (/\/\d+$/.test(pointer)) return { text: `${list}  ${from}` }
  return { text: `[${list}]  ${from}`, edits: [{ do: 'replace', pointer, value: arns }] }
}

/**
 * Replaces the account of the value by the owner's, if a link of the grant logs in as just what then stands there. Only
 * for roles that are assumed: that is done to be in the database's account, while a caller that connects by itself may
 * simply be in the wrong one.
 */
export function withOwnAccount({ links, resources }: GrantSubject, pointer: string): Fix | undefined {
  const value = resources.find(resource => resource.pointer === pointer)?.value ?? ''
  const withAccount = (arn: string, account: string) => arn.replace(/^((?:[^:]*:){4})[^:]*/, `$1${account}`)
  const account = parseArn(value)?.account ?? ''
  const assumed = links.filter(({ hops }) => hops.length > 0)
  const login = knownLogins(assumed).find(({ arn }) => coversArn(value, withAccount(arn, account)))
  if (login === undefined) return undefined
  const text = `"${login.arn}"  (values from link ${login.link.name})`
  return { text, edits: [{ do: 'replace', pointer, value: login.arn }] }
}
