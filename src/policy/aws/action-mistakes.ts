// Actions that people write for logging in to a database or assuming a role, and that do not exist.

/** An action that does not exist, and the one that does what its author is after. */
export interface ActionMistake {
  /** In lower case. */
  readonly written: string
  /** As AWS spells it. */
  readonly meant: string
  /** Why the right one is not the obvious one; a clause that can follow a semicolon. */
  readonly because?: string
}

const signing = 'signing a token is done on the client and needs no permission, logging in with it does'

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html for those of rds. */
export const actionMistakes: readonly ActionMistake[] = [
  { written: 'rds:connect', meant: 'rds-db:connect', because: 'logins have a prefix of their own' },
  { written: 'rds:connectdb', meant: 'rds-db:connect', because: 'logins have a prefix of their own' },
  { written: 'rds:dbconnect', meant: 'rds-db:connect', because: 'logins have a prefix of their own' },
  { written: 'rds:generatedbauthtoken', meant: 'rds-db:connect', because: signing },
  { written: 'rds:generateauthtoken', meant: 'rds-db:connect', because: signing },
  { written: 'rds-db:generatedbauthtoken', meant: 'rds-db:connect', because: signing },
  { written: 'rds-db:generateauthtoken', meant: 'rds-db:connect', because: signing },
  { written: 'rds-data:connect', meant: 'rds-db:connect', because: 'rds-data is the Data API' },
  { written: 'rds-iam:connect', meant: 'rds-db:connect' },
  { written: 'rds-auth:connect', meant: 'rds-db:connect' },
  { written: 'rds-proxy:connect', meant: 'rds-db:connect', because: 'logins through a proxy need it too' },
  { written: 'rds-user:connect', meant: 'rds-db:connect' },
  { written: 'aurora:connect', meant: 'rds-db:connect' },
  { written: 'dbuser:connect', meant: 'rds-db:connect' },
  { written: 'db:connect', meant: 'rds-db:connect' },
  { written: 'rdsdb:*', meant: 'rds-db:*' },
  { written: 'iam:assumerole', meant: 'sts:AssumeRole', because: 'roles are assumed through STS' },
  { written: 'iam:assumerolewithwebidentity', meant: 'sts:AssumeRoleWithWebIdentity' },
  { written: 'iam:assumerolewithsaml', meant: 'sts:AssumeRoleWithSAML' },
  { written: 'sts:passrole', meant: 'iam:PassRole' },
  { written: 'sts:assumerolewithoidc', meant: 'sts:AssumeRoleWithWebIdentity' },
]
