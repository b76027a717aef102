// What AWS says of some accounts at one moment, written down: the shapes are those of AWS's own read calls.
// The contract is schemas/snapshot.v1.json; these types hold what the program reads, and AWS's other members ride along.

import type { JsonObject, JsonValue } from '../base/json-value.ts'
import type { DbParameter, PartialOrganization, UnreadMembers } from './snapshot-additions.ts'
import type { FailedCall, Part } from './snapshot-part.ts'

/** Accounts as AWS described them. Policy documents are objects here, not the URL-encoded texts of the IAM API. */
export interface Snapshot {
  readonly formatVersion: 1
  /** ISO 8601. */
  readonly takenAt: string
  readonly accounts: readonly AccountSnapshot[]
}

export interface AccountSnapshot {
  /** Twelve digits. */
  readonly Account: string
  /** Who read it: the ARN that GetCallerIdentity gave. */
  readonly readAs?: string
  /** ARNs of roles and users that were asked for, and AWS says there is none. */
  readonly absent?: readonly string[]
  readonly iam?: IamSnapshot
  readonly organization?: OrganizationSnapshot
  readonly regions?: readonly RegionSnapshot[]
}

/** As GetAccountAuthorizationDetails gives it, roles with what only GetRole tells. */
export interface IamSnapshot {
  readonly UserDetailList?: Part<UserDetail>
  readonly GroupDetailList?: Part<GroupDetail>
  readonly RoleDetailList?: Part<RoleDetail>
  /** Managed policies, AWS's own among them where something uses them. */
  readonly Policies?: Part<ManagedPolicyDetail>
  readonly OpenIDConnectProviderList?: Part<OpenIdConnectProvider>
}

export interface InlinePolicy {
  readonly PolicyName: string
  readonly PolicyDocument: JsonValue
}

export interface AttachedPolicy {
  readonly PolicyName: string
  readonly PolicyArn: string
}

export interface PermissionsBoundary {
  readonly PermissionsBoundaryType?: string
  readonly PermissionsBoundaryArn: string
}

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface UserDetail {
  readonly Path?: string
  readonly UserName: string
  readonly UserId: string
  readonly Arn: string
  readonly CreateDate?: string
  readonly UserPolicyList?: readonly InlinePolicy[]
  readonly GroupList?: readonly string[]
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[]
  readonly PermissionsBoundary?: PermissionsBoundary
  readonly Tags?: readonly Tag[]
  readonly unread?: UnreadMembers
}

export interface GroupDetail {
  readonly Path?: string
  readonly GroupName: string
  readonly GroupId: string
  readonly Arn: string
  readonly GroupPolicyList?: readonly InlinePolicy[]
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[]
  readonly unread?: UnreadMembers
}

export interface RoleDetail {
  readonly Path?: string
  readonly RoleName: string
  readonly RoleId: string
  readonly Arn: string
  readonly CreateDate?: string
  readonly AssumeRolePolicyDocument: JsonValue
  readonly RolePolicyList?: readonly InlinePolicy[]
  readonly AttachedManagedPolicies?: readonly AttachedPolicy[]
  readonly PermissionsBoundary?: PermissionsBoundary
  readonly InstanceProfileList?: readonly InstanceProfile[]
  readonly Tags?: readonly Tag[]
  /** Seconds; of GetRole. */
  readonly MaxSessionDuration?: number
  readonly unread?: UnreadMembers
}

export interface InstanceProfile {
  readonly Path?: string
  readonly InstanceProfileName: string
  readonly InstanceProfileId: string
  readonly Arn: string
  readonly CreateDate?: string
}

export interface ManagedPolicyDetail {
  readonly PolicyName: string
  readonly PolicyId?: string
  readonly Arn: string
  readonly Path?: string
  readonly DefaultVersionId: string
  readonly PolicyVersionList: readonly PolicyVersion[]
}

export interface PolicyVersion {
  readonly VersionId: string
  readonly IsDefaultVersion: boolean
  readonly Document: JsonValue
  readonly CreateDate?: string
}

export interface OpenIdConnectProvider {
  readonly Arn: string
  /** Host and path, without `https://`. */
  readonly Url: string
  readonly ClientIDList: readonly string[]
}

/** `none`: the account is in no organization, and AWS said so. */
export type OrganizationSnapshot =
  | { readonly state: 'none' }
  | { readonly state: 'unseen'; readonly why: string; readonly call?: FailedCall }
  | PartialOrganization
  | {
      readonly state: 'complete'
      readonly Organization: Organization
      /** From the root down to the account, with the policies attached at each level. */
      readonly Levels: readonly OrganizationLevel[]
    }

export interface Organization {
  /** `o-…` */
  readonly Id: string
  readonly Arn?: string
  readonly MasterAccountId: string
}

export interface OrganizationLevel {
  readonly Id: string
  readonly Type: 'ROOT' | 'ORGANIZATIONAL_UNIT' | 'ACCOUNT'
  readonly Name?: string
  readonly SERVICE_CONTROL_POLICY: readonly OrganizationPolicy[]
  readonly RESOURCE_CONTROL_POLICY?: readonly OrganizationPolicy[]
}

export interface OrganizationPolicy {
  readonly PolicySummary: { readonly Id: string; readonly Name: string; readonly Arn?: string }
  readonly Content: JsonValue
}

export interface RegionSnapshot {
  readonly Region: string
  readonly rds?: RdsSnapshot
  readonly ec2?: Ec2Snapshot
  readonly secretsmanager?: { readonly SecretList?: Part<SecretEntry> }
  readonly kms?: { readonly Keys?: Part<KmsKey> }
}

export interface RdsSnapshot {
  readonly DBInstances?: Part<DbInstance>
  readonly DBClusters?: Part<DbCluster>
  readonly DBClusterEndpoints?: Part<JsonObject>
  readonly GlobalClusters?: Part<JsonObject>
  readonly BlueGreenDeployments?: Part<JsonObject>
  readonly DBProxies?: Part<DbProxy>
  readonly DBProxyEndpoints?: Part<DbProxyEndpoint>
  readonly DBProxyTargets?: Part<DbProxyTarget>
  readonly DBSubnetGroups?: Part<JsonObject>
  /** Of parameter groups of instances: `rds.force_ssl`, `require_secure_transport`. */
  readonly DBParameters?: Part<DbParameter>
  /** The same of parameter groups of clusters. */
  readonly DBClusterParameters?: Part<DbParameter>
}

export interface DbInstance {
  readonly DBInstanceIdentifier: string
  readonly DBInstanceArn: string
  readonly DbiResourceId: string
  readonly Engine: string
  readonly EngineVersion?: string
  readonly DBInstanceStatus?: string
  readonly IAMDatabaseAuthenticationEnabled?: boolean
  readonly DBClusterIdentifier?: string
  readonly Endpoint?: { readonly Address: string; readonly Port: number; readonly HostedZoneId?: string }
  readonly PendingModifiedValues?: JsonObject
  readonly [member: string]: unknown
}

export interface DbCluster {
  readonly DBClusterIdentifier: string
  readonly DBClusterArn: string
  readonly DbClusterResourceId: string
  readonly Engine: string
  readonly EngineVersion?: string
  readonly Port?: number
  readonly Endpoint?: string
  readonly ReaderEndpoint?: string
  readonly CustomEndpoints?: readonly string[]
  readonly IAMDatabaseAuthenticationEnabled?: boolean
  readonly [member: string]: unknown
}

export interface DbProxy {
  readonly DBProxyName: string
  /** Ends in `prx-…`, the resource id that `rds-db:connect` names. */
  readonly DBProxyArn: string
  readonly EngineFamily: string
  readonly Endpoint: string
  readonly RequireTLS?: boolean
  /** `IAM_AUTH`: the proxy logs in with IAM itself and needs no secret. */
  readonly DefaultAuthScheme?: string
  readonly Auth?: readonly ProxyAuth[]
  readonly RoleArn?: string
  readonly [member: string]: unknown
}

export interface ProxyAuth {
  readonly AuthScheme?: string
  readonly SecretArn?: string
  readonly UserName?: string
  readonly IAMAuth?: 'DISABLED' | 'REQUIRED' | 'ENABLED'
}

export interface DbProxyEndpoint {
  readonly DBProxyEndpointName: string
  readonly DBProxyEndpointArn?: string
  readonly DBProxyName: string
  readonly Endpoint: string
  readonly [member: string]: unknown
}

export interface DbProxyTarget {
  /** Not in AWS's answer, which is about one proxy. */
  readonly DBProxyName: string
  readonly RdsResourceId: string
  readonly Type?: string
  readonly Endpoint?: string
  readonly Port?: number
  readonly [member: string]: unknown
}

export interface Ec2Snapshot {
  readonly Reservations?: Part<JsonObject>
  readonly SecurityGroups?: Part<JsonObject>
  readonly SecurityGroupRules?: Part<JsonObject>
  readonly RouteTables?: Part<JsonObject>
  readonly NetworkAcls?: Part<JsonObject>
  readonly Subnets?: Part<JsonObject>
  readonly Vpcs?: Part<JsonObject>
  readonly VpcPeeringConnections?: Part<JsonObject>
  readonly VpcEndpoints?: Part<JsonObject>
}

/** A secret with its resource policy; never its value. */
export interface SecretEntry {
  readonly ARN: string
  readonly Name: string
  readonly KmsKeyId?: string
  readonly ResourcePolicy?: JsonValue
  readonly [member: string]: unknown
}

/** A key as DescribeKey describes it, with its policy. */
export interface KmsKey {
  readonly KeyId: string
  readonly Arn: string
  readonly Policy?: JsonValue
  readonly [member: string]: unknown
}
