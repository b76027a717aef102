// What databases of RDS and their proxies are called in templates: the members of AWS's replies that are of interest, by the
// names that each language has for them.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_RDS.html
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance

import type { JsonObject } from '../../base/json-value.ts'
import type { TemplateLanguage } from '../../model/described.ts'

export interface DatabaseWords {
  readonly language: TemplateLanguage
  /** The list of AWS's reply that such an entry stands in. */
  readonly list: 'DBInstances' | 'DBClusters' | 'DBProxies'
  /** The member with the ARN, its word in it, and the member with the name. */
  readonly arn: { readonly member: string; readonly word: string; readonly name: string }
  /** By member of the reply. */
  readonly properties: Readonly<Record<string, string>>
  /** Of what AWS makes up. */
  readonly attributes: Readonly<Record<string, string>>
  /** What RDS takes where nothing is written. */
  readonly otherwise: JsonObject
  /** Of the entries of `Auth`, by member of the reply. */
  readonly credentials?: Readonly<Record<string, string>>
}

/** Undefined for a type of resource that is no database of RDS. */
export function wordsOf(type: string): DatabaseWords | undefined {
  return Object.hasOwn(words, type) ? words[type] : undefined
}

const instance = {
  list: 'DBInstances',
  arn: { member: 'DBInstanceArn', word: 'db', name: 'DBInstanceIdentifier' },
  otherwise: { IAMDatabaseAuthenticationEnabled: false },
} as const
const cluster = {
  list: 'DBClusters',
  arn: { member: 'DBClusterArn', word: 'cluster', name: 'DBClusterIdentifier' },
  otherwise: { IAMDatabaseAuthenticationEnabled: false },
} as const
const proxy = {
  list: 'DBProxies',
  arn: { member: 'DBProxyArn', word: 'db-proxy', name: 'DBProxyName' },
  otherwise: { RequireTLS: false, DefaultAuthScheme: 'NONE' },
} as const

const words: Readonly<Record<string, DatabaseWords>> = {
  'AWS::RDS::DBInstance': {
    ...instance,
    language: 'cloudformation',
    properties: {
      Engine: 'Engine',
      EngineVersion: 'EngineVersion',
      DBInstanceClass: 'DBInstanceClass',
      IAMDatabaseAuthenticationEnabled: 'EnableIAMDatabaseAuthentication',
      PubliclyAccessible: 'PubliclyAccessible',
      DBClusterIdentifier: 'DBClusterIdentifier',
      Port: 'Port',
    },
    attributes: {
      DBInstanceIdentifier: 'Ref',
      DbiResourceId: 'DbiResourceId',
      Endpoint: 'Endpoint.Address',
    },
  },
  'AWS::RDS::DBCluster': {
    ...cluster,
    language: 'cloudformation',
    properties: {
      Engine: 'Engine',
      EngineVersion: 'EngineVersion',
      EngineMode: 'EngineMode',
      IAMDatabaseAuthenticationEnabled: 'EnableIAMDatabaseAuthentication',
      Port: 'Port',
    },
    attributes: {
      DBClusterIdentifier: 'Ref',
      DbClusterResourceId: 'DBClusterResourceId',
      Endpoint: 'Endpoint.Address',
      ReaderEndpoint: 'ReadEndpoint.Address',
    },
  },
  'AWS::RDS::DBProxy': {
    ...proxy,
    language: 'cloudformation',
    properties: {
      EngineFamily: 'EngineFamily',
      RequireTLS: 'RequireTLS',
      RoleArn: 'RoleArn',
      Auth: 'Auth',
      DefaultAuthScheme: 'DefaultAuthScheme',
    },
    attributes: { DBProxyName: 'Ref', DBProxyArn: 'DBProxyArn', Endpoint: 'Endpoint' },
    credentials: { AuthScheme: 'AuthScheme', IAMAuth: 'IAMAuth', SecretArn: 'SecretArn' },
  },
  aws_db_instance: {
    ...instance,
    language: 'terraform',
    properties: {
      Engine: 'engine',
      EngineVersion: 'engine_version',
      DBInstanceClass: 'instance_class',
      IAMDatabaseAuthenticationEnabled: 'iam_database_authentication_enabled',
      PubliclyAccessible: 'publicly_accessible',
      Port: 'port',
    },
    attributes: {
      DBInstanceIdentifier: 'identifier',
      DbiResourceId: 'resource_id',
      DBInstanceArn: 'arn',
      Endpoint: 'address',
    },
  },
  aws_rds_cluster: {
    ...cluster,
    language: 'terraform',
    properties: {
      Engine: 'engine',
      EngineVersion: 'engine_version',
      EngineMode: 'engine_mode',
      IAMDatabaseAuthenticationEnabled: 'iam_database_authentication_enabled',
      Port: 'port',
    },
    attributes: {
      DBClusterIdentifier: 'cluster_identifier',
      DbClusterResourceId: 'cluster_resource_id',
      DBClusterArn: 'arn',
      Endpoint: 'endpoint',
      ReaderEndpoint: 'reader_endpoint',
    },
  },
  aws_rds_cluster_instance: {
    ...instance,
    otherwise: {},
    language: 'terraform',
    properties: {
      Engine: 'engine',
      EngineVersion: 'engine_version',
      DBInstanceClass: 'instance_class',
      PubliclyAccessible: 'publicly_accessible',
      DBClusterIdentifier: 'cluster_identifier',
    },
    attributes: {
      DBInstanceIdentifier: 'identifier',
      DbiResourceId: 'dbi_resource_id',
      DBInstanceArn: 'arn',
      Endpoint: 'endpoint',
    },
  },
  aws_db_proxy: {
    ...proxy,
    language: 'terraform',
    properties: {
      EngineFamily: 'engine_family',
      RequireTLS: 'require_tls',
      RoleArn: 'role_arn',
      Auth: 'auth',
      DefaultAuthScheme: 'default_auth_scheme',
    },
    attributes: { DBProxyName: 'name', DBProxyArn: 'arn', Endpoint: 'endpoint' },
    credentials: { AuthScheme: 'auth_scheme', IAMAuth: 'iam_auth', SecretArn: 'secret_arn' },
  },
}
