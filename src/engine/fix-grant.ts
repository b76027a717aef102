// The exact ARNs for a grant, taken from the links that use it; nothing is made up.

import { parseArn } from '../model/arn.ts'
import { coversArn } from '../policy/coverage.ts'
import type { Fix } from './define-rule.ts'
import { knownLogins } from './known-logins.ts'
import type { AssumeGrantSubject, GrantSubject } from './wide-subjects.ts'

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
