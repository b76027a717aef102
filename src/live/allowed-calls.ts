// Every call that rdsaudit makes to AWS, and what for. A call that is not here cannot be made: the compiler refuses it.
// All of them read, but for those that make a session; a law test holds that.

/** What a call's permission is given on. */
export type CallResource =
  /** AWS takes no resource: `*`. */
  | 'any'
  /** Nobody needs permission for it. */
  | 'none'
  | 'role'
  | 'user'
  | 'group'
  | 'policy'
  | 'identity-provider'
  | 'secret'
  | 'key'

export interface AllowedCall {
  readonly why: string
  readonly on: CallResource
  /** Commands that make it without being asked for more. */
  readonly for: readonly LiveCommand[]
}

/** `collect --account` is the only one that reads whole accounts. */
export type LiveCommand = 'check' | 'collect' | 'collect --account' | 'doctor'

const all = ['check', 'collect', 'collect --account', 'doctor'] as const
const reads = ['check', 'collect', 'collect --account'] as const
const links = ['check', 'collect', 'doctor'] as const

export const allowedCalls = {
  'sts:GetCallerIdentity': { why: 'who asks', on: 'none', for: all },
  'sts:AssumeRole': {
    why: 'the hops of a link, and the role that reads the other account',
    on: 'role',
    for: all,
  },
  'sts:AssumeRoleWithWebIdentity': { why: 'a hop that shows a token instead', on: 'none', for: ['doctor'] },

  'iam:GetRole': { why: 'trust policy, boundary, tags, longest session', on: 'role', for: all },
  'iam:ListRolePolicies': { why: 'which inline policies a role has', on: 'role', for: links },
  'iam:GetRolePolicy': { why: 'inline policies of a role', on: 'role', for: links },
  'iam:ListAttachedRolePolicies': { why: 'which policies are attached to a role', on: 'role', for: links },
  'iam:ListInstanceProfilesForRole': { why: 'which instances may use a role', on: 'role', for: links },
  'iam:GetUser': { why: 'boundary and tags of a user', on: 'user', for: links },
  'iam:ListUserPolicies': { why: 'which inline policies a user has', on: 'user', for: links },
  'iam:GetUserPolicy': { why: 'inline policies of a user', on: 'user', for: links },
  'iam:ListAttachedUserPolicies': { why: 'which policies are attached to a user', on: 'user', for: links },
  'iam:ListGroupsForUser': { why: 'the groups that a user has policies from', on: 'user', for: links },
  'iam:ListGroupPolicies': { why: 'which inline policies a group has', on: 'group', for: links },
  'iam:GetGroupPolicy': { why: 'inline policies of a group', on: 'group', for: links },
  'iam:ListAttachedGroupPolicies': { why: 'which policies are attached to a group', on: 'group', for: links },
  'iam:GetPolicy': { why: 'the default version of an attached policy', on: 'policy', for: links },
  'iam:GetPolicyVersion': { why: 'what that version says', on: 'policy', for: links },
  'iam:ListOpenIDConnectProviders': { why: 'whether a trusted issuer is registered', on: 'any', for: all },
  'iam:GetOpenIDConnectProvider': {
    why: 'which audiences an issuer is registered for',
    on: 'identity-provider',
    for: all,
  },
  'iam:GetAccountAuthorizationDetails': {
    why: 'all identities and policies of an account',
    on: 'any',
    for: ['collect --account'],
  },

  'rds:DescribeDBInstances': { why: 'resource id, IAM setting, endpoint, engine', on: 'any', for: all },
  'rds:DescribeDBClusters': { why: 'the same of clusters', on: 'any', for: all },
  'rds:DescribeDBClusterEndpoints': { why: 'custom endpoints of clusters', on: 'any', for: all },
  'rds:DescribeGlobalClusters': { why: 'clusters of the same data in other regions', on: 'any', for: reads },
  'rds:DescribeBlueGreenDeployments': {
    why: 'databases that are to take the place of others',
    on: 'any',
    for: reads,
  },
  'rds:DescribeDBProxies': { why: 'the same of proxies', on: 'any', for: all },
  'rds:DescribeDBProxyEndpoints': { why: 'further endpoints of proxies', on: 'any', for: all },
  'rds:DescribeDBProxyTargets': { why: 'the databases behind a proxy', on: 'any', for: all },
  'rds:DescribeDBSubnetGroups': { why: 'the subnets of a database', on: 'any', for: all },
  'rds:DescribeDBParameters': { why: 'whether a database insists on TLS', on: 'any', for: all },
  'rds:DescribeDBClusterParameters': { why: 'whether a cluster insists on TLS', on: 'any', for: all },

  'ec2:DescribeInstances': {
    why: 'the machines that use the caller, and their network',
    on: 'any',
    for: all,
  },
  'ec2:DescribeSecurityGroups': { why: 'who may connect to a database', on: 'any', for: all },
  'ec2:DescribeSecurityGroupRules': { why: 'the same, rule by rule', on: 'any', for: all },
  'ec2:DescribeRouteTables': { why: 'whether there is a way, and back', on: 'any', for: all },
  'ec2:DescribeNetworkAcls': { why: 'what subnets let pass', on: 'any', for: all },
  'ec2:DescribeSubnets': { why: 'which networks a database is in', on: 'any', for: all },
  'ec2:DescribeVpcs': { why: 'address ranges of both sides', on: 'any', for: all },
  'ec2:DescribeVpcPeeringConnections': { why: 'whether two networks are connected', on: 'any', for: all },
  'ec2:DescribeVpcEndpoints': { why: 'private ways to STS, and their policies', on: 'any', for: all },

  'organizations:DescribeOrganization': { why: 'the organization of an account', on: 'any', for: all },
  'organizations:ListParents': { why: 'the units above an account', on: 'any', for: all },
  'organizations:ListPoliciesForTarget': { why: 'control policies at each level', on: 'any', for: all },
  'organizations:DescribePolicy': { why: 'what a control policy says', on: 'any', for: all },

  'secretsmanager:DescribeSecret': {
    why: 'the secrets of a proxy; never their values',
    on: 'secret',
    for: all,
  },
  'secretsmanager:GetResourcePolicy': { why: 'who may read a secret of a proxy', on: 'secret', for: all },
  'kms:DescribeKey': { why: 'the key of such a secret', on: 'key', for: all },
  'kms:GetKeyPolicy': { why: 'who may use that key', on: 'key', for: all },
} as const satisfies Readonly<Record<string, AllowedCall>>

/** `service:Action` of a call that may be made. */
export type CallName = keyof typeof allowedCalls
