import { rule } from '../../../rules/app/service-without-iam-logins.ts'
import type { JsonObject } from '../../../src/base/json-value.ts'
import { exampleTeleportDatabase } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const redis = (uri: string, aws: JsonObject = {}) => ({
  protocol: 'redis',
  uri: `rediss://${uri}.amazonaws.com:6379`,
  aws: { account_id: '444455556666', ...aws },
})
const cache = redis('clustercfg.orders.abcdef.euw1.cache')
const memory = redis('clustercfg.orders.abcdef.memorydb.eu-west-1')
const serverless = redis('orders-abcdef.serverless.euw1.cache')
const documents = {
  protocol: 'mongodb',
  uri: 'orders.cluster-abcdefghijkl.eu-west-1.docdb.amazonaws.com:27017',
  aws: { account_id: '444455556666' },
}

const setup = (spec: JsonObject, list: string, entry: JsonObject) => ({
  files: {
    'teleport.json': exampleTeleportDatabase(spec).document,
    'reply.json': { [list]: [entry] },
  },
})
const arn = (service: string, rest: string, account = '444455556666') =>
  `arn:aws:${service}:eu-west-1:${account}:${rest}`
const node = {
  CacheClusterId: 'orders-001',
  ReplicationGroupId: 'orders',
  ARN: arn('elasticache', 'cluster:orders-001'),
  TransitEncryptionEnabled: true,
}
const group = { ReplicationGroupId: 'orders', ARN: arn('elasticache', 'replicationgroup:orders') }
const cluster = { Name: 'orders', ARN: arn('memorydb', 'cluster/orders'), TLSEnabled: true }
const docdb = { DBClusterIdentifier: 'orders', DBClusterArn: arn('rds', 'cluster:orders'), Engine: 'docdb' }

tryRule(rule, [
  {
    name: 'a node of a cache before Redis OSS 7.0',
    ...setup(cache, 'CacheClusters', { ...node, Engine: 'redis', EngineVersion: '6.2.6' }),
    finds: ['reply.json /CacheClusters/0/EngineVersion'],
    says: [
      'orders (Amazon ElastiCache) cannot accept IAM logins: Amazon ElastiCache has IAM logins from Redis OSS 7.0 on, and this is 6.2.6',
    ],
  },
  {
    name: 'a node of a cache with Redis OSS 7.1',
    ...setup(cache, 'CacheClusters', { ...node, Engine: 'redis', EngineVersion: '7.1.0' }),
    finds: [],
  },
  {
    name: 'a cache without encryption in transit',
    ...setup(cache, 'ReplicationGroups', { ...group, Engine: 'valkey', TransitEncryptionEnabled: false }),
    finds: ['reply.json /ReplicationGroups/0/TransitEncryptionEnabled'],
    says: ['encryption in transit is off'],
  },
  {
    name: 'users of which Teleport keeps the passwords',
    ...setup(
      { ...cache, aws: { ...cache.aws, secret_store: { key_prefix: 'teleport/' } } },
      'CacheClusters',
      {
        ...node,
        Engine: 'redis',
        EngineVersion: '6.2.6',
      },
    ),
    finds: [],
  },
  {
    name: 'a serverless cache of Memcached',
    ...setup(serverless, 'ServerlessCaches', {
      ServerlessCacheName: 'orders',
      ARN: arn('elasticache', 'serverlesscache:orders'),
      Engine: 'memcached',
      MajorEngineVersion: '1.6',
    }),
    finds: ['reply.json /ServerlessCaches/0/Engine'],
    says: ['memcached has no IAM logins'],
  },
  {
    name: 'a serverless cache of which only the major version is told',
    ...setup(serverless, 'ServerlessCaches', {
      ServerlessCacheName: 'orders',
      ARN: arn('elasticache', 'serverlesscache:orders'),
      Engine: 'valkey',
      MajorEngineVersion: '7',
    }),
    finds: [],
  },
  {
    name: 'MemoryDB before it named its engine',
    ...setup(memory, 'Clusters', { ...cluster, EngineVersion: '6.2' }),
    finds: ['reply.json /Clusters/0/EngineVersion'],
    says: ['Redis OSS 7.0'],
  },
  {
    name: 'MemoryDB without TLS',
    ...setup(memory, 'Clusters', { ...cluster, Engine: 'valkey', EngineVersion: '7.2', TLSEnabled: false }),
    finds: ['reply.json /Clusters/0/TLSEnabled'],
  },
  {
    name: 'DocumentDB 4.0',
    ...setup(documents, 'DBClusters', { ...docdb, EngineVersion: '4.0.0' }),
    finds: ['reply.json /DBClusters/0/EngineVersion'],
    says: ['Amazon DocumentDB has IAM logins from version 5.0 on, and this is 4.0.0'],
  },
  {
    name: 'one of that name in another account',
    ...setup(documents, 'DBClusters', {
      ...docdb,
      DBClusterArn: arn('rds', 'cluster:orders', '111122223333'),
      EngineVersion: '4.0.0',
    }),
    finds: [],
  },
  {
    name: 'a cluster of RDS of that name',
    ...setup(documents, 'DBClusters', { ...docdb, Engine: 'aurora-mysql', EngineVersion: '3.04.0' }),
    finds: [],
  },
])
