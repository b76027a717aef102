// How the name of a condition key is written: `prefix:name`, for tags `prefix:name/tag-key`, for claims of a token
// `issuer-without-https:claim`. Whether there is such a key is for AWS's data to say.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html

/** Why a text cannot be the name of a condition key. */
export type KeyFault = 'placeholder' | 'scheme' | 'blank' | 'no-prefix' | 'arn'

export function conditionKeyFault(key: string): KeyFault | undefined {
  const head = headOf(key)
  if (/[<>{}[\]$]/.test(head)) return 'placeholder'
  if (/^https?:\/\//i.test(key)) return 'scheme'
  if (key.startsWith('arn:')) return 'arn'
  // Also the blanks that nobody sees; in a tag's key, behind the slash, a blank in the middle is legal.
  if (key !== key.trim() || /[\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(head)) return 'blank'
  return key.includes(':') ? undefined : 'no-prefix'
}

/** What stands before the tag's key. The slashes of an issuer's path come before the colon and divide nothing. */
function headOf(key: string): string {
  const slash = key.indexOf('/', Math.max(0, key.indexOf(':')))
  return slash < 0 || isClaim(key) ? key : key.slice(0, slash)
}

/** Keys of OIDC providers begin with a host name; no other prefix has a dot. */
export function isClaim(key: string): boolean {
  const first = key.split(/[:/]/, 1)[0] ?? ''
  return first.includes('.')
}

/** `prefix` and `name` of a key: what stands before its first colon and behind it. */
export function splitKey(key: string): { readonly prefix: string; readonly name: string } {
  const colon = key.indexOf(':')
  return { prefix: key.slice(0, Math.max(0, colon)), name: key.slice(colon + 1) }
}

/** The issuer of a claim's key, in lower case and without a slash at the end; undefined for all other keys. */
export function issuerOfClaim(key: string): string | undefined {
  if (!isClaim(key)) return undefined
  const colon = key.lastIndexOf(':')
  return colon < 0 ? undefined : key.slice(0, colon).toLowerCase().replace(/\/$/, '')
}
