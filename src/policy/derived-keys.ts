// Condition keys that follow from who asks and from what is asked for; to give them other values would be to ask for
// somebody else. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html

/** In lower case. */
export const derivedKeys: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:username',
  'aws:resourceaccount',
])

/** Whether the key's value follows from who asks and for what. The key in any case. */
export function isDerivedKey(key: string): boolean {
  return derivedKeys.has(key.toLowerCase())
}
