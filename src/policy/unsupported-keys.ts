// Condition keys that AWS says do not work with an action, although nothing stops a policy from using them.

export interface KeySupport {
  /** Never in a request of the action, so a policy sees them as absent. Lower case; a trailing `*` is a prefix. */
  readonly absent: readonly string[]
  /** Pages are silent or disagree; the value is used as given, and the decision says so. */
  readonly inDoubt: readonly string[]
  readonly page: string
}

// "Currently, IAM database authentication doesn't support the following condition keys": the list of the page. Keys of
// the `rds` service belong to the management API and are not in requests of `rds-db`. The service reference lists
// `aws:ResourceTag` in its newest edition and no key at all in older ones. Sessions made by AssumeRole carry
// the MFA state of the caller only as far as the trust policy asked for it.
const databaseLogin: KeySupport = {
  absent: [
    'aws:referer',
    'aws:sourceip',
    'aws:sourcevpc',
    'aws:sourcevpce',
    'aws:useragent',
    'aws:vpcsourceip',
    'rds:*',
  ],
  inDoubt: [
    'aws:multifactorauthpresent',
    'aws:multifactorauthage',
    'aws:resourcetag/*',
    'aws:requestedregion',
  ],
  page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
}

const byAction: ReadonlyMap<string, KeySupport> = new Map([['rds-db:connect', databaseLogin]])

/** What is documented of an action's keys, or undefined when nothing is out of the ordinary. The action in lower case. */
export function keySupportOf(action: string): KeySupport | undefined {
  return byAction.get(action)
}

/** Whether a key, in lower case, is on one of the lists above. */
export function isListed(key: string, list: readonly string[]): boolean {
  return list.some(entry => (entry.endsWith('*') ? key.startsWith(entry.slice(0, -1)) : key === entry))
}
