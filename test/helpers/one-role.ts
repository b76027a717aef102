// One role with its permissions, written in every form that is read: what is found must not depend on the form.

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

const permissions = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Login',
      Effect: 'Allow',
      Action: 'rds-db:connect',
      Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:*/tool',
    },
    { Sid: 'Slip', Effect: 'Allow', Action: 's3:GetObjekt', Resource: 'arn:aws:s3:::reports/*' },
  ],
}

const template = {
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: {
    App: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'app',
        AssumeRolePolicyDocument: trust,
        Policies: [{ PolicyName: 'login', PolicyDocument: permissions }],
      },
    },
  },
}

const yamlTemplate = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Caller: { Type: String, Default: "111122223333" }
Resources:
  App:
    Type: AWS::IAM::Role
    Properties:
      RoleName: app
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: Callers
            Effect: Allow
            Principal: { AWS: !Sub "arn:aws:iam::\${Caller}:root" }
            Action: sts:AssumeRole
  Login:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Roles: [!Ref App]
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Sid: Login
            Effect: Allow
            Action: rds-db:connect
            Resource: !Join [":", [arn:aws:rds-db, eu-west-1, "444455556666", dbuser, "*/tool"]]
          - Sid: Slip
            Effect: Allow
            Action: s3:GetObjekt
            Resource: arn:aws:s3:::reports/*
`

const roleValues = {
  name: 'app',
  path: '/',
  max_session_duration: 3600,
  assume_role_policy: JSON.stringify(trust),
}
const policyValues = { name: 'login', policy: JSON.stringify(permissions) }

const plan = {
  format_version: '1.2',
  terraform_version: '1.9.5',
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'aws_iam_role.app',
          mode: 'managed',
          type: 'aws_iam_role',
          name: 'app',
          values: roleValues,
        },
        {
          address: 'aws_iam_role_policy.login',
          mode: 'managed',
          type: 'aws_iam_role_policy',
          name: 'login',
          values: policyValues,
        },
      ],
    },
  },
  resource_changes: [
    { address: 'aws_iam_role.app', change: { actions: ['create'], after_unknown: { arn: true, id: true } } },
    {
      address: 'aws_iam_role_policy.login',
      change: { actions: ['create'], after_unknown: { id: true, role: true } },
    },
  ],
  configuration: {
    provider_config: { aws: { name: 'aws' } },
    root_module: {
      resources: [
        { address: 'aws_iam_role.app', provider_config_key: 'aws', expressions: {} },
        {
          address: 'aws_iam_role_policy.login',
          provider_config_key: 'aws',
          expressions: { role: { references: ['aws_iam_role.app.id', 'aws_iam_role.app'] } },
        },
      ],
    },
  },
}

const state = {
  version: 4,
  terraform_version: '1.9.5',
  resources: [
    {
      mode: 'managed',
      type: 'aws_iam_role',
      name: 'app',
      instances: [{ attributes: { ...roleValues, id: 'app', arn: 'arn:aws:iam::444455556666:role/app' } }],
    },
    {
      mode: 'managed',
      type: 'aws_iam_role_policy',
      name: 'login',
      instances: [{ attributes: { ...policyValues, role: 'app' } }],
    },
  ],
}

/** What IAM says of the role, as `get-role` and `get-role-policy` do. */
const replies = [
  { Role: { RoleName: 'app', Arn: 'arn:aws:iam::444455556666:role/app', AssumeRolePolicyDocument: trust } },
  { RoleName: 'app', PolicyName: 'login', PolicyDocument: permissions },
]

/** What `aws iam get-account-authorization-details` says of its account. */
const dump = {
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [
    {
      Path: '/',
      RoleName: 'app',
      RoleId: 'AROAEXAMPLEEXAMPLE012',
      Arn: 'arn:aws:iam::444455556666:role/app',
      CreateDate: '2026-01-01T00:00:00+00:00',
      AssumeRolePolicyDocument: trust,
      InstanceProfileList: [],
      RolePolicyList: [{ PolicyName: 'login', PolicyDocument: permissions }],
      AttachedManagedPolicies: [],
      Tags: [],
    },
  ],
  Policies: [],
  IsTruncated: false,
}

const terraform = {
  'variables.tf': `variable "caller" {
  type    = string
  default = "111122223333"
}

locals {
  account = "444455556666"
}
`,
  'role.tf': `resource "aws_iam_role" "app" {
  name = "app"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Callers"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::\${var.caller}:root" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "login" {
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.login.json
}
`,
  'login.tf': `data "aws_iam_policy_document" "login" {
  statement {
    sid       = "Login"
    actions   = ["rds-db:connect"]
    resources = ["arn:aws:rds-db:eu-west-1:\${local.account}:dbuser:*/tool"]
  }
  statement {
    sid       = "Slip"
    actions   = ["s3:GetObjekt"]
    resources = ["arn:aws:s3:::reports/*"]
  }
}
`,
}

const text = (value: unknown) => JSON.stringify(value, null, 2)

/** The files of each form, by path. */
export const formsOfOneRole: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'policy documents': { 'app.trust.json': text(trust), 'app.json': text(permissions) },
  'CloudFormation, JSON': { 'app.template': text(template) },
  'CloudFormation, YAML': { 'app.yaml': yamlTemplate },
  'Terraform plan': { 'plan.json': text(plan) },
  'Terraform state': { 'terraform.tfstate': text(state) },
  'Terraform, its own language': terraform,
  'dump of an account': { 'account.json': text(dump) },
  'replies of IAM': { 'replies.json': text(replies) },
}
