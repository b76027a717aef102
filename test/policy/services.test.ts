import { describe, expect, it } from 'vitest'
import { nameUnknowns } from '../../src/base/unknown-text.ts'
import type { DatabaseService } from '../../src/model/app-config.ts'
import { loadAwsKnowledge } from '../../src/policy/aws/aws-knowledge.ts'
import { isOfRds, loginActions, neededFor, services } from '../../src/policy/services.ts'

const all = Object.entries(services)
const parts = { partition: 'aws', region: 'eu-west-1', account: '111122223333', id: 'ID', user: 'app' }
const here = 'eu-west-1:111122223333'

describe('services', () => {
  it('ask for actions that AWS publishes, on resources that these take', async () => {
    const aws = await loadAwsKnowledge()
    const published = (action: string) => {
      const [prefix = '', name = ''] = action.split(':')
      return aws.service(prefix)?.action(name)
    }
    // What stands in braces, here or there, names one part.
    const form = (arn: string) => arn.replaceAll(/\$?\{\w+\}/g, '{}').replace(/^arn:\{\}:/, '')
    for (const [, { login, loginOfRole = [], discovery, metadata, use }] of all) {
      for (const action of [...discovery, ...metadata])
        expect(published(action)?.name, action).toBe(action.split(':')[1])
      for (const { action, arns } of [...login, ...loginOfRole]) {
        const forms = published(action)?.resourceTypes.flatMap(type => type.arns.map(form)) ?? []
        for (const arn of arns) expect(forms, action).toContain(form(arn))
      }
      if (use !== undefined) expect(aws.service(use)?.actionNames.length).toBeGreaterThan(0)
    }
  })

  it('have a name of their own and a page of AWS', () => {
    expect(new Set(all.map(([, { title }]) => title)).size).toBe(all.length)
    for (const [, { title, page, preconditions }] of all) {
      expect(title).toMatch(/^Amazon \S/)
      expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/)
      for (const one of preconditions) expect(one).toMatch(/\S \S/)
    }
  })

  it('know who logs in, from which version on, and what is asked to find them', () => {
    const read = (read: 'discovery' | 'metadata') =>
      Object.fromEntries(all.map(([name, one]) => [name, one[read].length]))
    const engines = all.flatMap(([name, one]) =>
      one.engines.map(({ engine, from }) => `${name} ${engine} ${from ?? 'all'}`),
    )
    expect(Object.fromEntries(all.map(([name, { users, use }]) => [name, use ?? users]))).toEqual({
      rds: 'names',
      rdsproxy: 'names',
      redshift: 'either',
      'redshift-serverless': 'roles',
      elasticache: 'names',
      'elasticache-serverless': 'names',
      memorydb: 'names',
      docdb: 'roles',
      dynamodb: 'dynamodb',
      keyspaces: 'cassandra',
      opensearch: 'roles',
    })
    expect(engines).toEqual([
      'rds postgres all',
      'rds mysql all',
      'rds mariadb 10.6',
      'rdsproxy postgres all',
      'rdsproxy mysql all',
      'rdsproxy sqlserver all',
      'elasticache redis 7.0',
      'elasticache valkey 7.2',
      'elasticache-serverless redis 7.0',
      'elasticache-serverless valkey 7.2',
      'memorydb redis 7.0',
      'memorydb valkey all',
      'docdb docdb 5.0',
    ])
    expect(read('discovery')).toMatchObject({
      rds: 2,
      rdsproxy: 3,
      elasticache: 4,
      docdb: 1,
      dynamodb: 0,
      keyspaces: 0,
    })
    expect(read('metadata')).toMatchObject({
      rds: 2,
      rdsproxy: 2,
      elasticache: 2,
      docdb: 1,
      dynamodb: 0,
      keyspaces: 0,
    })
  })

  it('of RDS are two', () => {
    expect(all.map(([name]) => name as DatabaseService).filter(isOfRds)).toEqual(['rds', 'rdsproxy'])
  })
})

describe('neededFor', () => {
  const rds = ['rds-db:connect', `arn:aws:rds-db:${here}:dbuser:ID/app`]
  const cacheUser = ['elasticache:Connect', `arn:aws:elasticache:${here}:user:app`]
  const rows: readonly (readonly [DatabaseService, boolean, readonly (readonly string[])[]])[] = [
    ['rds', false, [rds]],
    ['rds', true, [rds]],
    ['rdsproxy', false, [rds]],
    ['redshift', false, [['redshift:GetClusterCredentials', `arn:aws:redshift:${here}:dbuser:ID/app`]]],
    [
      'redshift',
      true,
      [['redshift:GetClusterCredentialsWithIAM', `arn:aws:redshift:${here}:dbname:ID/\${name}`]],
    ],
    [
      'redshift-serverless',
      true,
      [['redshift-serverless:GetCredentials', `arn:aws:redshift-serverless:${here}:workgroup/ID`]],
    ],
    [
      'elasticache',
      false,
      [['elasticache:Connect', `arn:aws:elasticache:${here}:replicationgroup:ID`], cacheUser],
    ],
    [
      'elasticache-serverless',
      false,
      [['elasticache:Connect', `arn:aws:elasticache:${here}:serverlesscache:ID`], cacheUser],
    ],
    [
      'memorydb',
      false,
      [
        ['memorydb:Connect', `arn:aws:memorydb:${here}:cluster/ID`],
        ['memorydb:Connect', `arn:aws:memorydb:${here}:user/app`],
      ],
    ],
    ['docdb', true, []],
    ['dynamodb', true, []],
    ['keyspaces', true, []],
    ['opensearch', true, []],
  ]
  it.each(rows)('%s, user is a role: %s', (service, isRole, needed) => {
    expect(neededFor(service, isRole, parts).map(({ action, arn }) => [action, nameUnknowns(arn)])).toEqual(
      needed,
    )
  })
})

describe('loginActions', () => {
  it('have every form of resource that the login may be asked on', () => {
    expect(Object.fromEntries(loginActions)).toEqual({
      'rds-db:connect': ['rds-db:{region}:{account}:dbuser:{id}/{user}'],
      'redshift:getclustercredentials': [
        'redshift:{region}:{account}:dbuser:{id}/{user}',
        'redshift:{region}:{account}:dbname:{id}/{name}',
        'redshift:{region}:{account}:dbgroup:{id}/{name}',
      ],
      'redshift:getclustercredentialswithiam': ['redshift:{region}:{account}:dbname:{id}/{name}'],
      'redshift-serverless:getcredentials': ['redshift-serverless:{region}:{account}:workgroup/{id}'],
      'elasticache:connect': [
        'elasticache:{region}:{account}:replicationgroup:{id}',
        'elasticache:{region}:{account}:user:{user}',
        'elasticache:{region}:{account}:serverlesscache:{id}',
      ],
      'memorydb:connect': [
        'memorydb:{region}:{account}:cluster/{id}',
        'memorydb:{region}:{account}:user/{user}',
      ],
    })
  })
})
