// Databases as AWS's replies describe them, for the examples of rules: with what a rule is about, and nothing else.

import type { JsonObject, JsonValue } from '../base/json-value.ts'
import type { Example } from './define-rule.ts'

type FilesExample = Extract<Example, { readonly files: unknown }>

const host = (middle: string) => `orders.${middle}abcdefghijkl.eu-west-1.rds.amazonaws.com`
const proxyHost = 'orders.proxy-abcdefghijkl.eu-west-1.rds.amazonaws.com'

/** A reply of `describe-db-instances`, and a link to the instance. */
export function exampleInstance(members: JsonObject, others: Readonly<Record<string, JsonValue>> = {}) {
  const instance = {
    DBInstanceIdentifier: 'orders',
    DBInstanceArn: 'arn:aws:rds:eu-west-1:444455556666:db:orders',
    DbiResourceId: 'db-ABCDEFGHIJKL01234',
    Engine: 'postgres',
    Endpoint: { Address: host(''), Port: 5432 },
    ...members,
  }
  return example({ 'instances.json': { DBInstances: [instance] }, ...others }, host(''))
}

/** A reply of `describe-db-clusters`, and a link to the cluster's writer. */
export function exampleCluster(members: JsonObject, others: Readonly<Record<string, JsonValue>> = {}) {
  const cluster = {
    DBClusterIdentifier: 'orders',
    DBClusterArn: 'arn:aws:rds:eu-west-1:444455556666:cluster:orders',
    DbClusterResourceId: 'cluster-ABCDEFGHIJKL01234',
    Engine: 'aurora-postgresql',
    Endpoint: host('cluster-'),
    Port: 5432,
    ...members,
  }
  return example({ 'clusters.json': { DBClusters: [cluster] }, ...others }, host('cluster-'))
}

/** A reply of `describe-db-proxies`, and a link to the proxy. */
export function exampleProxy(members: JsonObject, others: Readonly<Record<string, JsonValue>> = {}) {
  const proxy = {
    DBProxyName: 'orders',
    DBProxyArn: 'arn:aws:rds:eu-west-1:444455556666:db-proxy:prx-0123456789abcdef0',
    EngineFamily: 'POSTGRESQL',
    Endpoint: proxyHost,
    RequireTLS: true,
    RoleArn: 'arn:aws:iam::444455556666:role/orders-proxy',
    ...members,
  }
  return example({ 'proxies.json': { DBProxies: [proxy] }, ...others }, proxyHost)
}

/** A snapshot of the account, with lists of RDS in the region of the others. */
export function exampleRegion(lists: Readonly<Record<string, readonly JsonObject[]>>): JsonObject {
  const complete = Object.entries(lists).map(([list, items]) => [list, { state: 'complete', items }])
  return {
    formatVersion: 1,
    takenAt: '2026-01-01T00:00:00Z',
    accounts: [
      {
        Account: '444455556666',
        regions: [{ Region: 'eu-west-1', rds: Object.fromEntries(complete) as JsonObject }],
      },
    ],
  }
}

/** A snapshot of the account, with one secret and the key that it is encrypted with. */
export function exampleSecrets(secret: string, key: string, statement: JsonObject): JsonObject {
  const listed = (item: JsonObject) => ({ state: 'complete', items: [item] })
  const region = {
    Region: 'eu-west-1',
    secretsmanager: { SecretList: listed({ ARN: secret, Name: 'orders-app', KmsKeyId: key }) },
    kms: { Keys: listed({ KeyId: key.slice(key.indexOf('/') + 1), Arn: key, Policy: policy(statement) }) },
  }
  return {
    formatVersion: 1,
    takenAt: '2026-01-01T00:00:00Z',
    accounts: [{ Account: '444455556666', regions: [region] }],
  }
}

/** A page of `get-account-authorization-details` with the role of the proxy; others are on pages that are not there. */
export function exampleRole(statement: JsonObject, trusted = 'rds.amazonaws.com'): JsonObject {
  const inAccount = { StringEquals: { 'aws:SourceAccount': '444455556666' } }
  return {
    RoleDetailList: [
      {
        RoleName: 'orders-proxy',
        Arn: 'arn:aws:iam::444455556666:role/orders-proxy',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Principal: { Service: trusted },
          Action: 'sts:AssumeRole',
          ...(trusted.startsWith('rds') && { Condition: inAccount }),
        }),
        RolePolicyList: [{ PolicyName: 'databases', PolicyDocument: policy(statement) }],
        AttachedManagedPolicies: [],
      },
    ],
    IsTruncated: true,
  }
}

function policy(statement: JsonObject): JsonObject {
  return { Version: '2012-10-17', Statement: [statement] }
}

function example(files: Readonly<Record<string, JsonValue>>, dialled: string): FilesExample {
  const target = { role: 'arn:aws:iam::444455556666:role/orders-login' }
  return { files, config: { links: [{ name: 'orders', target, database: { host: dialled, user: 'app' } }] } }
}
