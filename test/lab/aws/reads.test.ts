// Every read that the lab answers, by AWS's own clients: what comes out is what the world holds.

import * as ec2 from '@aws-sdk/client-ec2'
import * as iam from '@aws-sdk/client-iam'
import * as kms from '@aws-sdk/client-kms'
import * as organizations from '@aws-sdk/client-organizations'
import * as rds from '@aws-sdk/client-rds'
import * as secrets from '@aws-sdk/client-secrets-manager'
import { expect, it } from 'vitest'
import { operations } from '../../../src/lab/aws/operations.ts'
import type { World } from '../../../src/lab/world.ts'
import { itemsOf } from '../../../src/model/snapshot-part.ts'
import { assumeLinkRole, openLab } from '../../helpers/open-lab.ts'

/** The role at the end of the link may read everything. */
const openEyes = (world: World): World => {
  const copy = JSON.parse(JSON.stringify(world)) as World
  const role = itemsOf(copy.snapshot.accounts[1]!.iam!.RoleDetailList)[0]!
  const statements = (role.RolePolicyList![0]!.PolicyDocument as unknown as { Statement: object[] }).Statement
  statements.push({ Effect: 'Allow', Action: ['iam:*', 'secretsmanager:*', 'kms:*'], Resource: '*' })
  const region = copy.snapshot.accounts[1]!.regions![0]!
  const key = {
    KeyId: 'key-1',
    Arn: 'arn:aws:kms:eu-west-1:444455556666:key/key-1',
    Enabled: true,
    Policy: {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'kms:*', Resource: '*' },
    },
  }
  Object.assign(region, { kms: { Keys: { state: 'complete', items: [key] } } })
  return copy
}

async function openEverything() {
  const { lab, world } = await openLab('healthy-proxy', openEyes)
  const options = {
    endpoint: lab.endpointUrl,
    region: 'eu-west-1',
    credentials: await assumeLinkRole(lab, world),
    maxAttempts: 1,
  }
  return { lab, options, own: { ...options, credentials: lab.credentials[0]! } }
}

it('reads IAM', async () => {
  const { options, own } = await openEverything()
  const client = new iam.IAMClient(options)
  const RoleName = 'orders-login'
  const role = (await client.send(new iam.GetRoleCommand({ RoleName }))).Role!
  expect(role).toMatchObject({ RoleName, RoleId: 'AROAEXAMPLEORDERS', MaxSessionDuration: 3600 })
  expect(decodeURIComponent(role.AssumeRolePolicyDocument!)).toContain('"sts:ExternalId":"orders-7f3c"')
  expect((await client.send(new iam.ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual(['login'])
  const login = await client.send(new iam.GetRolePolicyCommand({ RoleName, PolicyName: 'login' }))
  expect(decodeURIComponent(login.PolicyDocument!)).toContain('rds-db:connect')
  expect((await client.send(new iam.ListRolesCommand({}))).Roles?.map(({ RoleName }) => RoleName)).toEqual([
    RoleName,
    'orders-proxy',
  ])
  expect((await client.send(new iam.ListUsersCommand({}))).Users).toEqual([])
  expect((await client.send(new iam.ListRoleTagsCommand({ RoleName }))).Tags).toEqual([])
  expect(
    (await client.send(new iam.ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList,
  ).toEqual([])

  const caller = new iam.IAMClient(own)
  const attached = await caller.send(new iam.ListAttachedRolePoliciesCommand({ RoleName: 'bytebase' }))
  const PolicyArn = attached.AttachedPolicies![0]!.PolicyArn!
  expect((await caller.send(new iam.GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId).toBe('v2')
  expect((await caller.send(new iam.ListPolicyVersionsCommand({ PolicyArn }))).Versions?.length).toBe(2)
  const version = await caller.send(new iam.GetPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }))
  expect(decodeURIComponent(version.PolicyVersion!.Document!)).toContain('role/orders-login')
  const profiles = await caller.send(new iam.ListInstanceProfilesForRoleCommand({ RoleName: 'bytebase' }))
  expect(profiles.InstanceProfiles?.[0]).toMatchObject({
    InstanceProfileName: 'bytebase',
    Roles: [{ RoleName: 'bytebase' }],
  })
})

it('simulates what it would decide', async () => {
  const { options } = await openEverything()
  const simulate = async (ActionNames: string[], ResourceArns: string[]) => {
    const PolicySourceArn = 'arn:aws:iam::444455556666:role/orders-login'
    const { EvaluationResults } = await new iam.IAMClient(options).send(
      new iam.SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames, ResourceArns }),
    )
    return EvaluationResults!.map(({ EvalDecision }) => EvalDecision)
  }
  const grant = 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:prx-0abcdefghijklmnop'
  expect(await simulate(['rds-db:connect'], [`${grant}/app`, `${grant}/root`])).toEqual([
    'allowed',
    'implicitDeny',
  ])
})

it('reads RDS', async () => {
  const { options } = await openEverything()
  const client = new rds.RDSClient(options)
  expect((await client.send(new rds.DescribeDBClustersCommand({}))).DBClusters).toEqual([])
  expect((await client.send(new rds.DescribeDBClusterEndpointsCommand({}))).DBClusterEndpoints).toEqual([])
  const [proxy] = (await client.send(new rds.DescribeDBProxiesCommand({}))).DBProxies!
  expect(proxy).toMatchObject({
    DBProxyName: 'orders-proxy',
    RequireTLS: true,
    Auth: [{ UserName: 'app', IAMAuth: 'REQUIRED' }],
    VpcSubnetIds: ['subnet-0b1'],
  })
  const { Targets } = await client.send(
    new rds.DescribeDBProxyTargetsCommand({ DBProxyName: 'orders-proxy' }),
  )
  expect(Targets).toMatchObject([{ RdsResourceId: 'orders', TargetHealth: { State: 'AVAILABLE' } }])
  expect((await client.send(new rds.DescribeDBProxyEndpointsCommand({}))).DBProxyEndpoints).toEqual([])
  const { DBSubnetGroups } = await client.send(
    new rds.DescribeDBSubnetGroupsCommand({ DBSubnetGroupName: 'data' }),
  )
  expect(DBSubnetGroups?.[0]?.Subnets?.[0]?.SubnetAvailabilityZone?.Name).toBe('eu-west-1a')
})

it('reads EC2', async () => {
  const { options, own } = await openEverything()
  const client = new ec2.EC2Client(options)
  const { SecurityGroups } = await client.send(new ec2.DescribeSecurityGroupsCommand({ GroupIds: ['sg-0b'] }))
  expect(SecurityGroups).toMatchObject([
    {
      GroupName: 'orders',
      Description: 'the database',
      IpPermissions: [{ FromPort: 5432, UserIdGroupPairs: [{ GroupId: 'sg-0a', PeeringStatus: 'active' }] }],
    },
  ])
  const rules = await client.send(
    new ec2.DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: ['sg-0b'] }] }),
  )
  expect(rules.SecurityGroupRules).toMatchObject([
    { FromPort: 5432, IsEgress: false, ReferencedGroupInfo: { GroupId: 'sg-0a' } },
  ])
  const tables = await client.send(
    new ec2.DescribeRouteTablesCommand({
      Filters: [{ Name: 'association.subnet-id', Values: ['subnet-0b1'] }],
    }),
  )
  expect(tables.RouteTables).toMatchObject([
    {
      Associations: [{ SubnetId: 'subnet-0b1', Main: false }],
      Routes: [{ GatewayId: 'local' }, { VpcPeeringConnectionId: 'pcx-0ab' }],
    },
  ])
  const none = await client.send(
    new ec2.DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: ['vpc-other'] }] }),
  )
  expect(none.RouteTables).toEqual([])
  expect((await client.send(new ec2.DescribeNetworkAclsCommand({}))).NetworkAcls).toMatchObject([
    { IsDefault: true, Entries: [{ RuleNumber: 100, RuleAction: 'allow' }, { Egress: true }] },
  ])
  expect((await client.send(new ec2.DescribeSubnetsCommand({}))).Subnets).toMatchObject([
    { CidrBlock: '10.2.0.0/24' },
  ])
  expect((await client.send(new ec2.DescribeVpcsCommand({ VpcIds: ['vpc-0b'] }))).Vpcs).toMatchObject([
    { CidrBlock: '10.2.0.0/16' },
  ])
  const peerings = await client.send(new ec2.DescribeVpcPeeringConnectionsCommand({}))
  expect(peerings.VpcPeeringConnections).toMatchObject([
    { Status: { Code: 'active' }, AccepterVpcInfo: { OwnerId: '444455556666' } },
  ])
  const caller = new ec2.EC2Client(own)
  const { Reservations } = await caller.send(
    new ec2.DescribeInstancesCommand({ InstanceIds: ['i-0aaaaaaaaaaaaaaaa'] }),
  )
  expect(Reservations?.[0]?.Instances).toMatchObject([
    {
      State: { Name: 'running' },
      MetadataOptions: { HttpPutResponseHopLimit: 2 },
      SecurityGroups: [{ GroupId: 'sg-0a' }],
    },
  ])
  expect((await caller.send(new ec2.DescribeVpcEndpointsCommand({}))).VpcEndpoints).toMatchObject([
    { ServiceName: 'com.amazonaws.eu-west-1.sts', SubnetIds: ['subnet-0a1'] },
  ])
})

it('reads Organizations, Secrets Manager and KMS', async () => {
  const { lab, options } = await openEverything()
  const client = new organizations.OrganizationsClient(options)
  expect((await client.send(new organizations.DescribeOrganizationCommand({}))).Organization?.Id).toBe(
    'o-exampleorg1',
  )
  const { Parents } = await client.send(new organizations.ListParentsCommand({ ChildId: '444455556666' }))
  expect(Parents).toEqual([{ Id: 'ou-ex01-data0001', Type: 'ORGANIZATIONAL_UNIT' }])
  expect((await client.send(new organizations.ListRootsCommand({}))).Roots).toMatchObject([{ Id: 'r-ex01' }])
  const list = await client.send(
    new organizations.ListPoliciesForTargetCommand({
      TargetId: '444455556666',
      Filter: 'SERVICE_CONTROL_POLICY',
    }),
  )
  const { Policy } = await client.send(
    new organizations.DescribePolicyCommand({ PolicyId: list.Policies![0]!.Id }),
  )
  expect(JSON.parse(Policy!.Content!)).toMatchObject({ Statement: [{ Action: '*' }] })

  const manager = new secrets.SecretsManagerClient(options)
  expect((await manager.send(new secrets.ListSecretsCommand({}))).SecretList).toMatchObject([
    { Name: 'orders-app' },
  ])
  expect((await manager.send(new secrets.DescribeSecretCommand({ SecretId: 'orders-app' }))).Name).toBe(
    'orders-app',
  )
  expect(
    (await manager.send(new secrets.GetResourcePolicyCommand({ SecretId: 'orders-app' }))).ResourcePolicy,
  ).toBeUndefined()

  const keys = new kms.KMSClient(options)
  expect((await keys.send(new kms.DescribeKeyCommand({ KeyId: 'key-1' }))).KeyMetadata?.Enabled).toBe(true)
  expect((await keys.send(new kms.GetKeyPolicyCommand({ KeyId: 'key-1' }))).Policy).toContain('kms:*')
  expect(lab.calls.filter(({ error }) => error !== undefined)).toEqual([])
})

it('knows no action that could change anything', () => {
  const writing = [...operations.keys()].filter(
    action => !/:(Get|List|Describe|Simulate|Assume)/.test(action),
  )
  expect(writing).toEqual([])
})
