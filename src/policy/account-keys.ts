// Condition keys whose value is the id of an account.

const keys = /^(aws:(source|principal|resource|vpce)|kms:caller|s3:resource)account$/i

/** True for a key such as `aws:SourceAccount`, in any case. */
export function isAccountKey(key: string): boolean {
  return keys.test(key)
}
