// Which JSON is something that AWS said: a snapshot, or a saved reply of one of its read calls, told by the names of lists.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../base/json-value.ts'

/** Lists of `get-account-authorization-details`. */
export const iamLists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const

/** Lists of RDS's replies that rules look at, or that later ones may. */
export const rdsLists = [
  'DBInstances',
  'DBClusters',
  'DBClusterEndpoints',
  'DBProxies',
  'DBProxyEndpoints',
  'DBProxyTargets',
  'DBSubnetGroups',
  'DBParameters',
  'DBClusterParameters',
  'GlobalClusters',
  'BlueGreenDeployments',
] as const

/** Lists of EC2's replies. */
export const ec2Lists = [
  'Reservations',
  'SecurityGroups',
  'SecurityGroupRules',
  'RouteTables',
  'NetworkAcls',
  'Subnets',
  'Vpcs',
  'VpcPeeringConnections',
  'VpcEndpoints',
] as const

/** What every entry of a list has: other tools have lists of these names, too. */
const markOfEntry: Readonly<Record<string, string>> = {
  UserDetailList: 'UserName',
  GroupDetailList: 'GroupName',
  RoleDetailList: 'RoleName',
  Policies: 'PolicyVersionList',
  DBInstances: 'DBInstanceIdentifier',
  DBClusters: 'DBClusterIdentifier',
  DBClusterEndpoints: 'EndpointType',
  DBProxies: 'DBProxyArn',
  DBProxyEndpoints: 'DBProxyEndpointName',
  DBSubnetGroups: 'DBSubnetGroupName',
  GlobalClusters: 'GlobalClusterIdentifier',
  BlueGreenDeployments: 'BlueGreenDeploymentIdentifier',
  Functions: 'FunctionArn',
  Reservations: 'Instances',
  SecurityGroups: 'GroupId',
  SecurityGroupRules: 'SecurityGroupRuleId',
  RouteTables: 'RouteTableId',
  NetworkAcls: 'NetworkAclId',
  Subnets: 'SubnetId',
  Vpcs: 'VpcId',
  VpcPeeringConnections: 'VpcPeeringConnectionId',
  VpcEndpoints: 'VpcEndpointId',
  SecretList: 'ARN',
  // Caches, of ElastiCache and of MemoryDB.
  ReplicationGroups: 'ReplicationGroupId',
  CacheClusters: 'CacheClusterId',
  ServerlessCaches: 'ServerlessCacheName',
  Clusters: 'TLSEnabled',
}

/** Names that lists of many others have, too: an empty one is nobody's. */
const ambiguous = 'Clusters'

/** A reply that is about one thing, and has no list. `member`: where the thing stands; left out, the reply is it. */
export interface SingleReply {
  readonly list: string
  readonly member?: string
}

/** `describe-secret`, `get-resource-policy` of a secret, `describe-key`. */
export function singleReply(value: JsonObject): SingleReply | undefined {
  if (isArnOf(memberOf(value, 'ARN'), 'secretsmanager')) return { list: 'SecretList' }
  const key = memberOf(value, 'KeyMetadata')
  if (isObject(key) && isArnOf(memberOf(key, 'Arn'), 'kms')) return { list: 'Keys', member: 'KeyMetadata' }
  return undefined
}

function isArnOf(value: JsonValue | undefined, service: string): boolean {
  return typeof value === 'string' && value.startsWith('arn:') && value.split(':')[2] === service
}

/** A snapshot as `rdsaudit collect` writes it. */
export function isSnapshot(value: JsonValue): value is JsonObject {
  return (
    isObject(value) &&
    memberOf(value, 'formatVersion') === 1 &&
    typeof memberOf(value, 'takenAt') === 'string' &&
    isArray(memberOf(value, 'accounts'))
  )
}

/** The lists of a saved reply; none for JSON that is something else. */
export function listsOfReply(value: JsonValue): readonly string[] {
  if (!isObject(value)) return []
  const found: string[] = []
  for (const list in markOfEntry) {
    const entries = memberOf(value, list)
    if (!isArray(entries)) continue
    if (list === ambiguous && entries.length === 0) continue
    const mark = markOfEntry[list] as string
    if (entries.every(entry => isObject(entry) && memberOf(entry, mark) !== undefined)) found.push(list)
  }
  return found
}

/** Whether JSON is something that AWS said: a snapshot, a reply, or a list with one in it. */
export function isReply(value: JsonValue): boolean {
  if (isArray(value)) return value.some(isPage)
  return isSnapshot(value) || isPage(value)
}

function isPage(value: JsonValue): boolean {
  return listsOfReply(value).length > 0 || (isObject(value) && singleReply(value) !== undefined)
}

/** `goes-on`: there are more pages. `last`: the last page, perhaps of several. `whole`: all pages, as the AWS CLI joins them. */
export type PageEnd = 'goes-on' | 'last' | 'whole'

/** What a reply says of how it ends. */
export function endOf(reply: JsonObject): PageEnd {
  const goesOn = ['NextToken', 'nextToken', 'Marker'].some(name => typeof memberOf(reply, name) === 'string')
  const isTruncated = memberOf(reply, 'IsTruncated')
  if (isTruncated === true || goesOn) return 'goes-on'
  return isTruncated === false ? 'last' : 'whole'
}
