// The services of AWS whose databases are logged in to with an identity of IAM: which action the login asks for, on which
// resources, who has to hold it, and what else has to be so. Actions and ARNs are those of AWS's service authorization
// reference. https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html

import { unknownText } from '../base/unknown-text.ts'
import type { DatabaseService } from '../model/app-config.ts'

/** What the ARNs of a login are filled in with. */
export interface LoginParts {
  readonly partition: string
  readonly region: string
  readonly account: string
  /** The part of the ARN that says which database: a resource id, or a name, as the service has it. */
  readonly id: string
  readonly user: string
}

/** One action of a login, with every resource that it has to be allowed on at once. */
export interface LoginAction {
  readonly action: string
  /** From the service on; `{id}` and the like are filled in. */
  readonly arns: readonly string[]
}

export interface ServiceAccess {
  readonly title: string
  /**
   * Who has to hold the login: whoever connects, as a user of the database; the role that is the user; or either, as the
   * user is named.
   */
  readonly users: 'names' | 'roles' | 'either'
  /** Asked for the login. None where the identity is enough, or where what it may do is up to its own permissions. */
  readonly login: readonly LoginAction[]
  /** Asked where the user is a role, if that is another action. */
  readonly loginOfRole?: readonly LoginAction[]
  /** Any of these is enough to do something at all; for services without an action for the login. */
  readonly use?: string
  /** What Teleport's agent asks to find databases, and to learn what a configuration leaves open. */
  readonly discovery: readonly string[]
  readonly metadata: readonly string[]
  /** Engines that take such logins, with the first version; `undefined` for all versions. */
  readonly engines: readonly { readonly engine: string; readonly from?: string }[]
  /** What has to be so at the database, in words. */
  readonly preconditions: readonly string[]
  /** AWS's page about such logins. */
  readonly page: string
}

const docs = 'https://docs.aws.amazon.com'
const rdsLogin = { action: 'rds-db:connect', arns: ['rds-db:{region}:{account}:dbuser:{id}/{user}'] }
const rdsPage = `${docs}/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html`
const cacheUser = 'elasticache:{region}:{account}:user:{user}'
const cacheEngines = [
  { engine: 'redis', from: '7.0' },
  { engine: 'valkey', from: '7.2' },
]
const cacheConditions = [
  'encryption in transit is on',
  'the user is of authentication mode IAM, its id is its name',
]

export const services: Readonly<Record<DatabaseService, ServiceAccess>> = {
  rds: {
    title: 'Amazon RDS',
    users: 'names',
    login: [rdsLogin],
    discovery: ['rds:DescribeDBInstances', 'rds:DescribeDBClusters'],
    metadata: ['rds:DescribeDBInstances', 'rds:DescribeDBClusters'],
    engines: [{ engine: 'postgres' }, { engine: 'mysql' }, { engine: 'mariadb', from: '10.6' }],
    preconditions: ['IAM database authentication is on', 'the user has rds_iam or AWSAuthenticationPlugin'],
    page: rdsPage,
  },
  rdsproxy: {
    title: 'Amazon RDS Proxy',
    users: 'names',
    login: [rdsLogin],
    discovery: ['rds:DescribeDBProxies', 'rds:DescribeDBProxyEndpoints', 'rds:ListTagsForResource'],
    metadata: ['rds:DescribeDBProxies', 'rds:DescribeDBProxyEndpoints'],
    engines: [{ engine: 'postgres' }, { engine: 'mysql' }, { engine: 'sqlserver' }],
    preconditions: [
      'the proxy requires IAM logins',
      'it has a secret of the user, or logs in end to end by IAM',
    ],
    page: `${docs}/AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html`,
  },
  redshift: {
    title: 'Amazon Redshift',
    users: 'either',
    // The name of the database is checked only where the call names one, as Teleport's does.
    login: [
      { action: 'redshift:GetClusterCredentials', arns: ['redshift:{region}:{account}:dbuser:{id}/{user}'] },
    ],
    loginOfRole: [
      {
        action: 'redshift:GetClusterCredentialsWithIAM',
        arns: ['redshift:{region}:{account}:dbname:{id}/{name}'],
      },
    ],
    discovery: ['redshift:DescribeClusters'],
    metadata: ['redshift:DescribeClusters'],
    engines: [],
    preconditions: ['the user exists, or is a role'],
    page: `${docs}/redshift/latest/mgmt/generating-iam-credentials-role-permissions.html`,
  },
  'redshift-serverless': {
    title: 'Amazon Redshift Serverless',
    users: 'roles',
    login: [
      {
        action: 'redshift-serverless:GetCredentials',
        arns: ['redshift-serverless:{region}:{account}:workgroup/{id}'],
      },
    ],
    discovery: [
      'redshift-serverless:ListWorkgroups',
      'redshift-serverless:ListEndpointAccess',
      'redshift-serverless:ListTagsForResource',
    ],
    metadata: ['redshift-serverless:GetWorkgroup', 'redshift-serverless:GetEndpointAccess'],
    engines: [],
    preconditions: ['the database grants rights to IAMR: and the name of the role'],
    page: `${docs}/redshift/latest/mgmt/serverless-iam.html`,
  },
  elasticache: {
    title: 'Amazon ElastiCache',
    users: 'names',
    login: [
      {
        action: 'elasticache:Connect',
        arns: ['elasticache:{region}:{account}:replicationgroup:{id}', cacheUser],
      },
    ],
    discovery: [
      'elasticache:DescribeReplicationGroups',
      'elasticache:DescribeCacheClusters',
      'elasticache:DescribeCacheSubnetGroups',
      'elasticache:ListTagsForResource',
    ],
    metadata: ['elasticache:DescribeReplicationGroups', 'elasticache:DescribeUsers'],
    engines: cacheEngines,
    preconditions: cacheConditions,
    page: `${docs}/AmazonElastiCache/latest/dg/auth-iam.html`,
  },
  'elasticache-serverless': {
    title: 'Amazon ElastiCache Serverless',
    users: 'names',
    login: [
      {
        action: 'elasticache:Connect',
        arns: ['elasticache:{region}:{account}:serverlesscache:{id}', cacheUser],
      },
    ],
    discovery: [
      'elasticache:DescribeServerlessCaches',
      'elasticache:ListTagsForResource',
      'ec2:DescribeSubnets',
    ],
    metadata: ['elasticache:DescribeServerlessCaches', 'elasticache:DescribeUsers'],
    engines: cacheEngines,
    preconditions: cacheConditions,
    page: `${docs}/AmazonElastiCache/latest/dg/auth-iam.html`,
  },
  memorydb: {
    title: 'Amazon MemoryDB',
    users: 'names',
    login: [
      {
        action: 'memorydb:Connect',
        arns: ['memorydb:{region}:{account}:cluster/{id}', 'memorydb:{region}:{account}:user/{user}'],
      },
    ],
    discovery: ['memorydb:DescribeClusters', 'memorydb:DescribeSubnetGroups', 'memorydb:ListTags'],
    metadata: ['memorydb:DescribeClusters', 'memorydb:DescribeUsers'],
    engines: [{ engine: 'redis', from: '7.0' }, { engine: 'valkey' }],
    preconditions: ['TLS is on', 'the user is of authentication mode IAM, and in the ACL of the cluster'],
    page: `${docs}/memorydb/latest/devguide/auth-iam.html`,
  },
  docdb: {
    title: 'Amazon DocumentDB',
    users: 'roles',
    // The cluster asks STS who it is; no permission is needed for that.
    login: [],
    discovery: ['rds:DescribeDBClusters'],
    metadata: ['rds:DescribeDBClusters'],
    engines: [{ engine: 'docdb', from: '5.0' }],
    preconditions: ['the ARN of the role is a user in $external with MONGODB-AWS', 'TLS is on'],
    page: `${docs}/documentdb/latest/developerguide/iam-identity-auth.html`,
  },
  dynamodb: {
    title: 'Amazon DynamoDB',
    users: 'roles',
    login: [],
    use: 'dynamodb',
    discovery: [],
    metadata: [],
    engines: [],
    preconditions: [],
    page: `${docs}/amazondynamodb/latest/developerguide/using-identity-based-policies.html`,
  },
  keyspaces: {
    title: 'Amazon Keyspaces',
    users: 'roles',
    login: [],
    use: 'cassandra',
    discovery: [],
    metadata: [],
    engines: [],
    preconditions: [],
    page: `${docs}/keyspaces/latest/devguide/security_iam_service-with-iam.html`,
  },
  opensearch: {
    title: 'Amazon OpenSearch Service',
    users: 'roles',
    // The domain's own policy may allow the role without any permission of its own.
    login: [],
    discovery: ['es:ListDomainNames', 'es:DescribeDomains', 'es:ListTags'],
    metadata: ['es:DescribeDomains'],
    engines: [],
    preconditions: ['fine-grained access control is on, and the role is mapped to one of its roles'],
    page: `${docs}/opensearch-service/latest/developerguide/ac.html`,
  },
}

/** Logins to these are checked against `rds-db:connect` on the ARN of a database user. */
export function isOfRds(service: DatabaseService): boolean {
  return service === 'rds' || service === 'rdsproxy'
}

/** The actions of logins, in lower case, with the forms that their resources have. */
export const loginActions: ReadonlyMap<string, readonly string[]> = formsByAction()

function formsByAction(): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, Set<string>>()
  const all = Object.values(services).flatMap(({ login, loginOfRole = [] }) => [...login, ...loginOfRole])
  for (const { action, arns } of all) {
    const own = forms.get(action.toLowerCase()) ?? new Set()
    for (const arn of arns) own.add(arn)
    forms.set(action.toLowerCase(), own)
  }
  // Both calls of Redshift may name the database; the first may name groups that the user joins.
  forms.get('redshift:getclustercredentials')?.add('redshift:{region}:{account}:dbname:{id}/{name}')
  forms.get('redshift:getclustercredentials')?.add('redshift:{region}:{account}:dbgroup:{id}/{name}')
  return new Map([...forms].map(([action, own]) => [action, [...own]]))
}

/** The actions with the ARNs that a login needs them on. */
export function neededFor(
  service: DatabaseService,
  isRole: boolean,
  parts: LoginParts,
): readonly { readonly action: string; readonly arn: string }[] {
  const { login, loginOfRole } = services[service]
  return (isRole ? (loginOfRole ?? login) : login).flatMap(({ action, arns }) =>
    arns.map(arn => ({ action, arn: `arn:${parts.partition}:${filled(arn, parts)}` })),
  )
}

function filled(arn: string, parts: LoginParts): string {
  // Which database of a cluster is meant, the client says.
  return arn.replace(/\{(\w+)\}/g, (_, name: string) => parts[name as keyof LoginParts] ?? unknownText(name))
}
