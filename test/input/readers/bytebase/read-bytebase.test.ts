import { describe, expect, test } from 'vitest'
import type { JsonValue } from '../../../../src/base/json-value.ts'
import { readDocument } from '../../../../src/input/read-document.ts'
import type { AppConfig } from '../../../../src/model/app-config.ts'

const roleArn = 'arn:aws:iam::444455556666:role/orders-login'
const host = 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com'
const source = {
  id: 'admin',
  type: 'ADMIN',
  authenticationType: 'AWS_RDS_IAM',
  host,
  port: '5432',
  username: 'bytebase',
  region: 'eu-west-1',
}
const instance = (credential: object) => ({
  name: 'instances/orders',
  engine: 'POSTGRES',
  dataSources: [{ ...source, ...credential }],
})

async function appsIn(path: string, content: JsonValue | string): Promise<readonly AppConfig[]> {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const document = await readDocument(path, text, { named: false })
  return document.state === 'read' ? (document.apps ?? []) : []
}

describe('a data source', () => {
  const at = '/dataSources/0'
  test.each<[string, object, string]>([
    ['of the API', { awsCredential: { roleArn } }, `${at}/awsCredential/roleArn`],
    ['in snake case', { aws_credential: { role_arn: roleArn } }, `${at}/aws_credential/role_arn`],
    [
      'of a client',
      { iamExtension: { awsCredential: { roleArn } } },
      `${at}/iamExtension/awsCredential/roleArn`,
    ],
    [
      'of a client that keeps what kind it is',
      { iamExtension: { case: 'awsCredential', value: { roleArn } } },
      `${at}/iamExtension/value/roleArn`,
    ],
  ])('has its role, %s', async (_, credential, pointer) => {
    const [app] = await appsIn('i.json', instance(credential) as never)
    expect(app?.databases[0]?.role).toEqual({ value: roleArn, pointer })
    expect(app?.databases[0]).toMatchObject({
      service: 'rds',
      engine: { value: 'POSTGRES' },
      host: { value: host, pointer: `${at}/host` },
      port: { value: 5432, pointer: `${at}/port` },
      region: { value: 'eu-west-1' },
      user: { value: 'bytebase', pointer: `${at}/username` },
    })
  })

  test('has a role that the API hides', async () => {
    const [app] = await appsIn('i.json', instance({ awsCredential: {} }) as never)
    expect(app?.databases[0]?.hiddenRole?.pointer).toBe(`${at}/awsCredential`)
    expect(app?.databases[0]?.role).toBeUndefined()
  })

  test('has no role', async () => {
    const [app] = await appsIn('i.json', instance({}) as never)
    expect(app?.databases[0]?.hiddenRole).toBeUndefined()
    expect(app?.databases[0]?.role).toBeUndefined()
  })

  test('of a proxy', async () => {
    const proxy = instance({ host: 'orders.proxy-abcdefghijkl.eu-west-1.rds.amazonaws.com' })
    const [app] = await appsIn('i.json', proxy as never)
    expect(app?.databases[0]?.service).toBe('rdsproxy')
  })
})

describe('instances', () => {
  const one = instance({})
  const row = { resource_id: 'orders', metadata: { ...one, name: '' } }
  test.each<[string, JsonValue | string, string]>([
    ['a reply with one', one as never, ''],
    ['a reply with several', { instances: [one] } as never, '/instances/0'],
    ['a list', [one] as never, '/0'],
    ['rows of its own database', [row] as never, '/0/metadata'],
    ['rows, one a line', `${JSON.stringify(row)}\n${JSON.stringify(row)}`, '/0/metadata'],
  ])('are read from %s', async (_, content, pointer) => {
    const [app] = await appsIn('i.json', content)
    expect(app).toMatchObject({ product: 'bytebase', name: 'orders', pointer })
  })

  test('are not read from something that looks alike', async () => {
    expect(await appsIn('i.json', { engine: 'x', dataSources: [{ url: 'x' }] })).toEqual([])
    expect(await appsIn('i.json', { dataSources: [] })).toEqual([])
    expect(await appsIn('i.json', { instances: [1, null, 'x', {}] })).toEqual([])
  })
})

describe('the server', () => {
  const url = `postgres://bb@${host}:5432/bb?sslmode=verify-full&bytebase_aws_rds_iam=true&bytebase_aws_region=eu-west-1`
  const metadata = {
    kind: 'metadata database',
    service: 'rds',
    host: { value: host },
    port: { value: 5432 },
    user: { value: 'bb' },
    region: { value: 'eu-west-1' },
  }
  const chart = (externalPg: string) =>
    `bytebase:\n  version: 3.21.1\n  option:\n    externalPg:\n${externalPg}\nserviceAccount:\n  annotations:\n    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/bytebase\n`

  test.each<[string, string, string]>([
    ['the values of the chart', 'values.yaml', chart(`      url: ${url}`)],
    [
      'parts in the values of the chart',
      'values.yaml',
      chart(
        `      pgHost: ${host}\n      pgPort: 5432\n      pgUsername: bb\n      awsRdsIam:\n        enabled: true\n        region: eu-west-1`,
      ),
    ],
    [
      'a manifest of Kubernetes',
      'bytebase.yaml',
      `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: b\n  annotations:\n    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/bytebase\n---\napiVersion: apps/v1\nkind: StatefulSet\nspec:\n  template:\n    spec:\n      containers:\n        - name: b\n          image: mirror.example.com/bytebase/bytebase:3.21.1\n          env:\n            - name: PG_URL\n              value: ${url}\n`,
    ],
    [
      'a task definition of ECS',
      'task.json',
      JSON.stringify({
        taskRoleArn: 'arn:aws:iam::111122223333:role/bytebase',
        containerDefinitions: [
          { name: 'b', image: 'bytebase/bytebase:3.21.1', environment: [{ name: 'PG_URL', value: url }] },
        ],
      }),
    ],
  ])('is read from %s', async (_, path, text) => {
    const [app] = await appsIn(path, text)
    expect(app?.databases).toMatchObject([metadata])
    expect(app?.settings.get('version')?.value).toBe('3.21.1')
    expect(app?.caller?.value).toBe('arn:aws:iam::111122223333:role/bytebase')
  })

  test('of which a secret says where the database is', async () => {
    const [app] = await appsIn('values.yaml', chart(`      url: ${url}\n      existingPgURLSecret: bb`))
    expect(app?.databases).toEqual([])
  })

  test('is no other container', async () => {
    expect(await appsIn('compose.json', { services: { a: { image: 'bytebase/dbhub:1' } } })).toEqual([])
  })
})
