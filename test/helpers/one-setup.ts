// A role with a boundary, and the database that it logs in to, written in every form that says both: what is found must
// not depend on the form.

const account = '444455556666'
const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Callers',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Action: 'sts:AssumeRole',
    },
  ],
}
const boundary = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'Edge', Effect: 'Allow', Action: ['rds-db:connect', 's3:PutObjekt'], Resource: '*' }],
}
const login = (resource: unknown) => ({
  Version: '2012-10-17',
  Statement: [{ Sid: 'Login', Effect: 'Allow', Action: 'rds-db:connect', Resource: resource }],
})
const arnFor = (id: string) => `arn:aws:rds-db:eu-west-1:${account}:dbuser:${id}/tool`

const template = {
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: {
    Edge: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: boundary } },
    App: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'app',
        AssumeRolePolicyDocument: trust,
        PermissionsBoundary: { Ref: 'Edge' },
        Policies: [
          {
            PolicyName: 'login',
            PolicyDocument: login({ 'Fn::Sub': arnFor(['$', '{Orders.DbiResourceId}'].join('')) }),
          },
        ],
      },
    },
    Orders: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { DBInstanceIdentifier: 'orders', Engine: 'postgres' },
    },
  },
}

const yamlTemplate = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Edge:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: ${JSON.stringify(boundary)}
  App:
    Type: AWS::IAM::Role
    Properties:
      RoleName: app
      AssumeRolePolicyDocument: ${JSON.stringify(trust)}
      PermissionsBoundary: !Ref Edge
  Login:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: login
      Roles: [!Ref App]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: Login
            Effect: Allow
            Action: rds-db:connect
            Resource: !Join ["", ["arn:aws:rds-db:eu-west-1:${account}:dbuser:", !GetAtt Orders.DbiResourceId, /tool]]
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      DBInstanceIdentifier: orders
      Engine: postgres
`

const edgeArn = `arn:aws:iam::${account}:policy/edge`
const id = 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const values: readonly (readonly [type: string, name: string, values: object])[] = [
  ['aws_iam_policy', 'edge', { name: 'edge', arn: edgeArn, policy: JSON.stringify(boundary) }],
  [
    'aws_iam_role',
    'app',
    {
      name: 'app',
      id: 'app',
      arn: `arn:aws:iam::${account}:role/app`,
      assume_role_policy: JSON.stringify(trust),
      permissions_boundary: edgeArn,
    },
  ],
  ['aws_iam_role_policy', 'login', { name: 'login', role: 'app', policy: JSON.stringify(login(arnFor(id))) }],
  [
    'aws_db_instance',
    'orders',
    {
      identifier: 'orders',
      engine: 'postgres',
      resource_id: id,
      iam_database_authentication_enabled: false,
    },
  ],
]

const plan = {
  format_version: '1.2',
  terraform_version: '1.9.5',
  planned_values: {
    root_module: {
      resources: values.map(([type, name, of]) => ({
        address: `${type}.${name}`,
        mode: 'managed',
        type,
        name,
        values: of,
      })),
    },
  },
}

const state = {
  version: 4,
  terraform_version: '1.9.5',
  resources: values.map(([type, name, attributes]) => ({
    mode: 'managed',
    type,
    name,
    instances: [{ attributes }],
  })),
}

const reference = (name: string) => `$\{${name}}`

/** The attributes of the language, as JSON has them. */
const configuration = {
  provider: { aws: { region: 'eu-west-1', allowed_account_ids: [account] } },
  resource: {
    aws_iam_policy: { edge: { name: 'edge', policy: JSON.stringify(boundary) } },
    aws_iam_role: {
      app: {
        name: 'app',
        assume_role_policy: JSON.stringify(trust),
        permissions_boundary: reference('aws_iam_policy.edge.arn'),
      },
    },
    aws_iam_role_policy: {
      login: {
        role: reference('aws_iam_role.app.id'),
        policy: JSON.stringify(login(arnFor(reference('aws_db_instance.orders.resource_id')))),
      },
    },
    aws_db_instance: { orders: { identifier: 'orders', engine: 'postgres' } },
  },
}

const language = `provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["${account}"]
}

resource "aws_iam_policy" "edge" {
  name   = "edge"
  policy = jsonencode(${JSON.stringify(boundary)})
}

resource "aws_iam_role" "app" {
  name                 = "app"
  assume_role_policy   = jsonencode(${JSON.stringify(trust)})
  permissions_boundary = aws_iam_policy.edge.arn
}

resource "aws_iam_role_policy" "login" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.login.json
}

data "aws_iam_policy_document" "login" {
  statement {
    sid       = "Login"
    actions   = ["rds-db:connect"]
    resources = ["${arnFor(reference('aws_db_instance.orders.resource_id'))}"]
  }
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
  engine     = "postgres"
}
`

/** What AWS says of both. */
const dump = {
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [
    {
      Path: '/',
      RoleName: 'app',
      RoleId: 'AROAEXAMPLEEXAMPLE012',
      Arn: `arn:aws:iam::${account}:role/app`,
      AssumeRolePolicyDocument: trust,
      RolePolicyList: [{ PolicyName: 'login', PolicyDocument: login(arnFor(id)) }],
      AttachedManagedPolicies: [],
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: edgeArn },
    },
  ],
  Policies: [
    {
      PolicyName: 'edge',
      Arn: edgeArn,
      DefaultVersionId: 'v1',
      PermissionsBoundaryUsageCount: 1,
      AttachmentCount: 0,
      PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: boundary }],
    },
  ],
}
const instances = {
  DBInstances: [
    {
      DBInstanceIdentifier: 'orders',
      DBInstanceArn: `arn:aws:rds:eu-west-1:${account}:db:orders`,
      DbiResourceId: id,
      DBInstanceStatus: 'available',
      Engine: 'postgres',
      IAMDatabaseAuthenticationEnabled: false,
    },
  ],
}

const text = (value: object) => JSON.stringify(value, null, 2)

/** By the name of the form: its files. */
export const formsOfOneSetup: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'CloudFormation in JSON': { 'stack.json': text(template) },
  'CloudFormation in YAML': { 'stack.yaml': yamlTemplate },
  'Terraform plan': { 'plan.json': text(plan) },
  'Terraform state': { 'terraform.tfstate': text(state) },
  'Terraform, its own language': { 'main.tf': language },
  'Terraform in JSON': { 'main.tf.json': text(configuration) },
  'replies of AWS': { 'account.json': text(dump), 'instances.json': text(instances) },
}
