import { expect, test } from 'vitest'
import { createChecker } from '../../../src/api/checker.ts'
import { testNow } from '../../helpers/try-rule.ts'

async function foundIn(path: string, content: string) {
  const checker = await createChecker({ now: testNow })
  await checker.check(path, content)
  const { documents } = await checker.finish()
  expect(documents.flatMap(({ crashes }) => crashes)).toEqual([])
  return documents
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) =>
      /^(iam-logins-off|proxy-without-iam-logins|database-without-iam-logins)$/.test(rule),
    )
    .map(({ rule, message, span }) => `${span.range.start.line}: ${rule}: ${message}`)
}

const region = 'arn:aws:rds-db:eu-west-1:111122223333:dbuser:'

const template = (databases: string, ...ids: readonly string[]) => `Resources:
${databases}
  Login:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: rds-db:connect
            Resource:
${ids.map(id => `              - !Sub '${region}\${${id}}/app'`).join('\n')}
`

const instance = (...properties: readonly string[]) =>
  [
    '  Orders:',
    '    Type: AWS::RDS::DBInstance',
    '    Properties:',
    '      DBInstanceIdentifier: orders',
    ...properties.map(one => `      ${one}`),
  ].join('\n')

test.each([
  ['is not written', ['Engine: postgres'], 5],
  ['is false', ['Engine: postgres', 'EnableIAMDatabaseAuthentication: false'], 7],
  ['is false as a text', ['Engine: postgres', "EnableIAMDatabaseAuthentication: 'false'"], 7],
])('a database of a template is found where the setting %s', async (_, properties, line) => {
  const found = await foundIn('stack.yaml', template(instance(...properties), 'Orders.DbiResourceId'))
  expect(found).toEqual([`${line}: iam-logins-off: the instance orders does not accept IAM logins`])
})

test.each([
  ['true', ['Engine: postgres', "EnableIAMDatabaseAuthentication: 'true'"]],
  ['a parameter', ['Engine: postgres', 'EnableIAMDatabaseAuthentication: !Ref Iam']],
  ['nothing, and nobody is granted a login', ['Engine: postgres']],
])('nothing is said where it is %s', async (what, properties) => {
  const id = what.startsWith('nothing') ? 'Other' : 'Orders.DbiResourceId'
  expect(await foundIn('stack.yaml', template(instance(...properties), id))).toEqual([])
})

test('a setting that depends on a condition is not told of', async () => {
  const conditions = `Parameters: {Stage: {Type: String, Default: test}}
Conditions: {Live: !Equals [!Ref Stage, live]}
`
  const one = instance('Engine: mysql', 'EnableIAMDatabaseAuthentication: !If [Live, true, false]')
  expect(await foundIn('stack.yaml', conditions + template(one, 'Orders.DbiResourceId'))).toEqual([])
})

test('a cluster has the say for its members', async () => {
  const cluster = `  Bills:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: aurora-mysql
      EnableIAMDatabaseAuthentication: true
`
  const member = instance('Engine: aurora-mysql', 'DBClusterIdentifier: !Ref Bills')
  const found = await foundIn(
    'stack.yaml',
    template(cluster + member, 'Bills.DBClusterResourceId', 'Orders.DbiResourceId'),
  )
  expect(found).toEqual([])
})

const grant = (...ids: readonly string[]) => `
data "aws_iam_policy_document" "connect" {
  statement {
    actions   = ["rds-db:connect"]
    resources = [${ids.map(id => `"${region}\${${id}}/app"`).join(', ')}]
  }
}
`

test('databases of Terraform are found in its own language', async () => {
  const found = await foundIn(
    'main.tf',
    `resource "aws_db_instance" "orders" {
  identifier = "orders"
  engine     = "oracle-ee"
}

resource "aws_rds_cluster" "bills" {
  cluster_identifier                  = "bills"
  iam_database_authentication_enabled = false
}
${grant('aws_db_instance.orders.resource_id', 'aws_rds_cluster.bills.cluster_resource_id')}`,
  )
  expect(found).toEqual([
    '3: database-without-iam-logins: orders cannot accept IAM logins: oracle-ee has no IAM logins',
    '8: iam-logins-off: the cluster bills does not accept IAM logins',
  ])
})

test('databases of a plan are found as they will be', async () => {
  const statement = {
    Effect: 'Allow',
    Action: 'rds-db:connect',
    Resource: `${region}prx-0123456789abcdef0/app`,
  }
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const resources = [
    {
      address: 'aws_db_proxy.door',
      type: 'aws_db_proxy',
      values: {
        name: 'door',
        engine_family: 'MYSQL',
        arn: 'arn:aws:rds:eu-west-1:111122223333:db-proxy:prx-0123456789abcdef0',
        auth: [{ auth_scheme: 'SECRETS', iam_auth: 'DISABLED' }],
      },
    },
    { address: 'aws_iam_policy.connect', type: 'aws_iam_policy', values: { name: 'connect', policy } },
  ]
  const plan = { terraform_version: '1.9.0', planned_values: { root_module: { resources } } }
  expect(await foundIn('plan.json', JSON.stringify(plan))).toEqual([
    '1: proxy-without-iam-logins: the proxy door does not accept IAM logins',
  ])
})

test('what AWS says of a database counts for more than its template', async () => {
  const checker = await createChecker({ now: testNow })
  const described = {
    DBInstances: [
      {
        DBInstanceIdentifier: 'orders',
        DBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders',
        DbiResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWXY4',
        Engine: 'postgres',
        IAMDatabaseAuthenticationEnabled: true,
      },
    ],
  }
  await checker.check('reply.json', JSON.stringify(described))
  await checker.check(
    'main.tf',
    `provider "aws" {
  region = "eu-west-1"
  assume_role {
    role_arn = "arn:aws:iam::111122223333:role/deploy"
  }
}
resource "aws_db_instance" "orders" {
  identifier = "orders"
  engine     = "postgres"
}
${grant('aws_db_instance.orders.resource_id')}`,
  )
  const { documents } = await checker.finish()
  expect(documents.flatMap(({ findings }) => findings).map(({ rule }) => rule)).not.toContain(
    'iam-logins-off',
  )
})

test('a link of a product leads to the database whose address it takes from the template', async () => {
  const checker = await createChecker({ now: testNow })
  await checker.check(
    'main.tf',
    `resource "aws_db_instance" "orders" {
  identifier = "orders"
  engine     = "postgres"
}

resource "teleport_database" "orders" {
  version  = "v3"
  metadata = { name = "orders" }
  spec = {
    protocol = "postgres"
    uri      = "\${aws_db_instance.orders.address}:5432"
    aws      = { region = "eu-west-1", assume_role_arn = "arn:aws:iam::111122223333:role/login" }
  }
}
`,
  )
  const { documents, links } = await checker.finish()
  expect(links.flatMap(({ rows }) => rows).find(({ about }) => about === 'database')?.word).toBe('no')
  expect(documents.flatMap(({ findings }) => findings).map(({ rule }) => rule)).toEqual(['iam-logins-off'])
})
