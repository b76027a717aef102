// What a caller can do about the keys of its own call. A condition on a key that callers set as they please keeps out
// nobody who knows the value; one on a key that AWS sets proves something.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html

/** True of every call, or true as soon as the caller wants it: MFA and the age of a session are up to the caller. */
const needsNoKnowledge: ReadonlySet<string> = new Set([
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:tokenissuetime',
  'aws:securetransport',
  'aws:currenttime',
  'aws:epochtime',
  'aws:viaawsservice',
  'sts:durationseconds',
])

/** Sent with the call, by whoever makes it. */
const sent: ReadonlySet<string> = new Set([
  'sts:rolesessionname',
  'sts:sourceidentity',
  'sts:transitivetagkeys',
  'aws:tagkeys',
  'aws:useragent',
  'aws:referer',
  'aws:requestedregion',
])

/** Whether somebody of any account can have the value that a policy asks for, knowing nothing. Keys in lower case. */
export function isUpToAnybody(key: string): boolean {
  return needsNoKnowledge.has(key)
}

/** Whether the caller sets the key, within its own account's permissions to call STS at all. */
export function isUpToCaller(key: string): boolean {
  const isMfa = key.startsWith('aws:multifactorauth')
  return (needsNoKnowledge.has(key) && !isMfa) || sent.has(key) || key.startsWith('aws:requesttag/')
}

/** Whether whoever rules an account can set the key for its own callers, once it knows the value. */
export function isUpToAccount(key: string): boolean {
  return (
    needsNoKnowledge.has(key) ||
    isUpToCaller(key) ||
    key.startsWith('aws:principaltag/') ||
    key === 'aws:sourceidentity' ||
    key === 'aws:federatedprovider' ||
    key === 'sts:externalid'
  )
}
