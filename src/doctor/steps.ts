// The steps that a user sees, in the order in which they are told. Each holds the finer checks of its folder.

export const stepIds = ['caller', 'assume', 'iam-auth', 'token', 'tls', 'user', 'closed'] as const
export type StepId = (typeof stepIds)[number]

/** Nouns: what was found stands beside them. */
export const stepTitles: Readonly<Record<StepId, string>> = {
  caller: 'Caller identity',
  assume: 'Assume role',
  'iam-auth': 'IAM auth enabled',
  token: 'Auth token',
  tls: 'TLS connect',
  user: 'Database user',
  closed: 'Closed door',
}
