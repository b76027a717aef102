// The exact ARNs for a grant, taken from the links that use it; nothing is made up.

import { matchesDatabaseUser } from '../policy/coverage.ts'
import type { Fix } from './define-rule.ts'
import { knownLogins } from './known-logins.ts'
import type { GrantSubject } from './wide-subjects.ts'

/**
 * Replaces the value at the pointer by those of the ARNs it covers that the grant's links log in as. Undefined as long
 * as one of them is not known.
 */
export function exactArnFor({ links, resources }: GrantSubject, pointer: string): Fix | undefined {
  const known = knownLogins(links)
  if (known.length < links.length) return undefined
  const value = resources.find(resource => resource.pointer === pointer)?.value ?? ''
  const logins = known.filter(({ arn }) => matchesDatabaseUser(value, arn))
  const arns = [...new Set(logins.map(({ arn }) => arn))]
  const [first] = arns
  if (first === undefined) return undefined
  const names = [...new Set(logins.map(({ link }) => link.name))]
  const from = `(values from link${names.length > 1 ? 's' : ''} ${names.join(', ')})`
  if (arns.length === 1) {
    return { text: `"${first}"  ${from}`, edits: [{ do: 'replace', pointer, value: first }] }
  }
  const text = `${arns.map(arn => `"${arn}"`).join(', ')}  ${from}`
  // One of several values cannot be replaced by a list.
  if (/\/\d+$/.test(pointer)) return { text }
  return {
    text: `[${arns.map(arn => `"${arn}"`).join(', ')}]  ${from}`,
    edits: [{ do: 'replace', pointer, value: arns }],
  }
}
