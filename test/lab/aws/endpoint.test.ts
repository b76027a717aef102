// The AWS endpoint as AWS's own clients see it: signatures, errors, pages, faults.

import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  GetAccountAuthorizationDetailsCommand,
  GetRoleCommand,
  IAMClient,
  paginateGetAccountAuthorizationDetails,
} from '@aws-sdk/client-iam'
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms'
import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations'
import {
  DescribeDBInstancesCommand,
  ModifyDBInstanceCommand,
  paginateDescribeDBInstances,
  RDSClient,
} from '@aws-sdk/client-rds'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, it } from 'vitest'
import type { Lab } from '../../../src/lab/lab.ts'
import type { World } from '../../../src/lab/world.ts'
import { assumeLinkRole, errorOf, openLab } from '../../helpers/open-lab.ts'

const clientOf = (lab: Lab, credentials = lab.credentials[0]!) => ({
  endpoint: lab.endpointUrl,
  region: 'eu-west-1',
  credentials,
  maxAttempts: 1,
})

it('tells callers who they are', async () => {
  const { lab } = await openLab('healthy')
  const identityOf = async (index: number) =>
    (await new STSClient(clientOf(lab, lab.credentials[index])).send(new GetCallerIdentityCommand({}))).Arn
  expect(await identityOf(0)).toBe('arn:aws:sts::111122223333:assumed-role/bytebase/i-0aaaaaaaaaaaaaaaa')
  expect(await identityOf(1)).toBe('arn:aws:iam::111122223333:user/deployer')
})

it('gives each service its own words for a key that is not good', async () => {
  const words = async (scenario: string) => {
    const { lab } = await openLab(scenario)
    const options = clientOf(lab)
    const codes = [
      new STSClient(options).send(new GetCallerIdentityCommand({})),
      new IAMClient(options).send(new GetRoleCommand({ RoleName: 'bytebase' })),
      new EC2Client(options).send(new DescribeSecurityGroupsCommand({})),
      new OrganizationsClient(options).send(new DescribeOrganizationCommand({})),
    ].map(async sent => (await errorOf(sent)).code)
    return Promise.all(codes)
  }
  expect(await words('key-deleted')).toEqual([
    'InvalidClientTokenId',
    'InvalidClientTokenId',
    'AuthFailure',
    'UnrecognizedClientException',
  ])
  expect(await words('secret-key-mistyped')).toEqual([
    'SignatureDoesNotMatch',
    'SignatureDoesNotMatch',
    'AuthFailure',
    'InvalidSignatureException',
  ])
  expect(await words('credentials-expired')).toEqual([
    'ExpiredToken',
    'ExpiredToken',
    'RequestExpired',
    'ExpiredTokenException',
  ])
})

it('lets a client correct its clock by the date of the answer', async () => {
  const { lab } = await openLab('clock-behind')
  const client = new STSClient({ ...clientOf(lab), maxAttempts: 2 })
  expect((await client.send(new GetCallerIdentityCommand({}))).Account).toBe('111122223333')
})

it('notices a body that was changed after signing', async () => {
  const { lab } = await openLab('healthy')
  const client = new IAMClient(clientOf(lab))
  client.middlewareStack.add(
    next => args => {
      const request = args.request as { body: string }
      request.body = request.body.replace('bytebase', 'otherone')
      return next(args)
    },
    { step: 'deserialize' },
  )
  expect((await errorOf(client.send(new GetRoleCommand({ RoleName: 'bytebase' })))).code).toBe(
    'SignatureDoesNotMatch',
  )
})

it('pages through lists', async () => {
  const many = (world: World): World => {
    const copy = structuredClone(world) as unknown as {
      snapshot: { accounts: { regions: { rds: { DBInstances: { items: object[] } } }[] }[] }
    }
    const list = copy.snapshot.accounts[1]!.regions[0]!.rds.DBInstances
    list.items = Array.from({ length: 45 }, (_, index) => ({
      ...list.items[0],
      DBInstanceIdentifier: `orders-${index}`,
    }))
    return copy as unknown as World
  }
  const { lab, world } = await openLab('healthy', many)
  const client = new RDSClient(clientOf(lab, await assumeLinkRole(lab, world)))
  const sizes: (number | undefined)[] = []
  for await (const page of paginateDescribeDBInstances({ client, pageSize: 20 }, {}))
    sizes.push(page.DBInstances?.length)
  expect(sizes).toEqual([20, 20, 5])

  const iam = new IAMClient(clientOf(lab, await assumeLinkRole(lab, world)))
  const names: (string | undefined)[] = []
  for await (const page of paginateGetAccountAuthorizationDetails({ client: iam, pageSize: 1 }, {})) {
    names.push(...(page.RoleDetailList ?? []).map(({ RoleName }) => RoleName))
  }
  expect(names).toEqual(['orders-login'])
  const whole = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'] }))
  const trust = JSON.parse(decodeURIComponent(whole.RoleDetailList![0]!.AssumeRolePolicyDocument!)) as {
    Statement: object[]
  }
  expect(trust.Statement[0]).toMatchObject({ Sid: 'TrustTheTool' })
})

it('refuses what no policy allows, in the words of each service', async () => {
  const { lab } = await openLab('healthy')
  expect(await errorOf(new RDSClient(clientOf(lab)).send(new DescribeDBInstancesCommand({})))).toEqual({
    code: 'AccessDenied',
    message:
      'User: arn:aws:sts::111122223333:assumed-role/bytebase/i-0aaaaaaaaaaaaaaaa is not authorized to perform: rds:DescribeDBInstances on resource: arn:aws:rds:eu-west-1:111122223333:db:* because no identity-based policy allows the rds:DescribeDBInstances action',
  })
  const asUser = new EC2Client(clientOf(lab, lab.credentials[1]))
  expect((await errorOf(asUser.send(new DescribeSecurityGroupsCommand({})))).code).toBe(
    'UnauthorizedOperation',
  )
})

it('answers by name, and says what is not there', async () => {
  const { lab, world } = await openLab('healthy')
  const client = new RDSClient(clientOf(lab, await assumeLinkRole(lab, world)))
  const found = await client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'Orders' }))
  expect(found.DBInstances?.[0]).toMatchObject({
    DbiResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    Endpoint: { Port: 5432 },
    VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0b' }],
    DBSubnetGroup: { Subnets: [{ SubnetIdentifier: 'subnet-0b1' }] },
  })
  const missing = client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'nope' }))
  expect((await errorOf(missing)).code).toBe('DBInstanceNotFoundFault')
})

it('records an action that it does not know', async () => {
  const { lab } = await openLab('healthy')
  const modify = new RDSClient(clientOf(lab)).send(
    new ModifyDBInstanceCommand({ DBInstanceIdentifier: 'orders' }),
  )
  expect((await errorOf(modify)).code).toBe('InvalidAction')
  expect((await errorOf(new KMSClient(clientOf(lab)).send(new ListKeysCommand({})))).code).toBe(
    'UnknownOperationException',
  )
  expect(lab.calls.filter(({ unknown }) => unknown).map(({ action }) => action)).toEqual([
    'rds:ModifyDBInstance',
    'kms:ListKeys',
  ])
})

it('stages the faults of the world, for any protocol', async () => {
  const kinds = [
    ['throttle', 'Throttling', 'ThrottlingException'],
    ['serverError', 'ServiceUnavailable', 'ServiceUnavailable'],
    ['internalError', 'InternalFailure', 'InternalFailure'],
    ['drop', 'ECONNRESET', 'ECONNRESET'],
    ['accessDenied', 'AccessDenied', 'AccessDeniedException'],
    ['truncated', 'Error', 'SyntaxError'],
    ['htmlPage', 'Error', 'SyntaxError'],
    ['latency', undefined, undefined],
  ] as const
  const actions = ['sts:GetCallerIdentity', 'organizations:DescribeOrganization']
  const faults = actions.flatMap(action =>
    kinds.map(([fault]) => ({ action, fault, times: 1, latencyMs: 30 })),
  )
  const { lab, world } = await openLab('healthy', world => ({ ...world, faults }))
  const options = clientOf(lab, await assumeLinkRole(lab, world))
  const sts = new STSClient(options)
  const organizations = new OrganizationsClient(options)
  const codes: (readonly string[])[] = []
  for (let i = 1; i < kinds.length; i++) {
    codes.push([
      (await errorOf(sts.send(new GetCallerIdentityCommand({})))).code,
      (await errorOf(organizations.send(new DescribeOrganizationCommand({})))).code,
    ])
  }
  expect(codes).toEqual(kinds.slice(0, -1).map(([, ...words]) => words))
  const before = performance.now()
  await sts.send(new GetCallerIdentityCommand({}))
  expect(performance.now() - before).toBeGreaterThanOrEqual(29)
})
