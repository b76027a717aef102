import { describe, expect, it } from 'vitest'
import { createLocator } from '../../src/input/locate-in-document.ts'
import { readDocument } from '../../src/input/read-document.ts'
import { takeInventory } from '../../src/input/take-inventory.ts'
import type { ReadDocument } from '../../src/model/document.ts'
import { emptySetup } from '../../src/model/setup.ts'

const account = '444455556666'
const policy = (action: string, resource = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
})
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }],
}
const role = (name: string, members: object = {}) => ({
  RoleName: name,
  RoleId: `AROAEXAMPLE${name.toUpperCase()}`,
  Arn: `arn:aws:iam::${account}:role/${name}`,
  AssumeRolePolicyDocument: trust,
  RolePolicyList: [{ PolicyName: 'own', PolicyDocument: policy('rds-db:connect') }],
  AttachedManagedPolicies: [],
  ...members,
})
const managed = (arn: string, action: string) => ({
  PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
  Arn: arn,
  DefaultVersionId: 'v2',
  PolicyVersionList: [
    { VersionId: 'v2', IsDefaultVersion: true, Document: policy(action) },
    { VersionId: 'v1', IsDefaultVersion: false, Document: policy('*') },
  ],
})

async function read(value: unknown, path = 'dump.json'): Promise<ReadDocument> {
  const document = await readDocument(path, typeof value === 'string' ? value : JSON.stringify(value))
  if (document.state !== 'read') throw new Error(document.state)
  return document
}

async function identityIn(value: unknown, name: string) {
  const { inventory } = takeInventory([await read(value)], emptySetup)
  const found = inventory.identities.find(one => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

describe('get-account-authorization-details', () => {
  const ours = `arn:aws:iam::${account}:policy/ours`

  it('gives a role what is inline and attached, in the version that is in effect', async () => {
    const attached = role('app', { AttachedManagedPolicies: [{ PolicyName: 'ours', PolicyArn: ours }] })
    const app = await identityIn(
      { RoleDetailList: [attached], Policies: [managed(ours, 's3:GetObject')] },
      'app',
    )
    expect(app.permissions.unseen).toBeUndefined()
    expect(app.permissions.items.map(({ policy: one }) => one.pointer)).toEqual([
      '/RoleDetailList/0/RolePolicyList/0/PolicyDocument',
      '/Policies/0/PolicyVersionList/0/Document',
    ])
    expect(app.boundary).toEqual({ items: [] })
    expect(app.id).toBe('AROAEXAMPLEAPP')
  })

  it('does not judge what AWS wrote, nor versions that are not in effect', async () => {
    const byAws = 'arn:aws:iam::aws:policy/AdministratorAccess'
    const attached = role('app', { AttachedManagedPolicies: [{ PolicyName: 'a', PolicyArn: byAws }] })
    const document = await read({ RoleDetailList: [attached], Policies: [managed(byAws, '*')] })
    expect(document.policies.map(({ pointer }) => pointer)).toEqual([
      '/RoleDetailList/0/AssumeRolePolicyDocument',
      '/RoleDetailList/0/RolePolicyList/0/PolicyDocument',
    ])
    const { inventory } = takeInventory([document], emptySetup)
    const [, byAttachment] = inventory.identities[0]?.permissions.items ?? []
    expect(byAttachment?.policy).toMatchObject({
      isByAws: true,
      pointer: '/RoleDetailList/0/AttachedManagedPolicies/0/PolicyArn',
    })
  })

  it('gives a user what its groups have', async () => {
    const user = {
      UserName: 'ann',
      UserId: 'AIDAEXAMPLEANN',
      Arn: `arn:aws:iam::${account}:user/ann`,
      UserPolicyList: [],
      GroupList: ['staff'],
      AttachedManagedPolicies: [],
    }
    const group = {
      GroupName: 'staff',
      GroupId: 'AGPAEXAMPLE',
      Arn: `arn:aws:iam::${account}:group/staff`,
      GroupPolicyList: [{ PolicyName: 'own', PolicyDocument: policy('sts:AssumeRole') }],
      AttachedManagedPolicies: [],
    }
    const ann = await identityIn({ UserDetailList: [user], GroupDetailList: [group] }, 'ann')
    expect(ann.permissions.items).toHaveLength(1)
    expect(ann.permissions.unseen).toBeUndefined()
    expect((await identityIn({ UserDetailList: [user] }, 'ann')).permissions.unseen).toContain('group staff')
  })

  it.each([
    [
      'an attached policy',
      { AttachedManagedPolicies: [{ PolicyName: 'x', PolicyArn: ours }] },
      'permissions',
    ],
    ['inline policies', { RolePolicyList: undefined }, 'permissions'],
    ['an inline policy', { RolePolicyList: [{ PolicyName: 'x', PolicyDocument: 'no JSON' }] }, 'permissions'],
    ['the boundary', { PermissionsBoundary: { PermissionsBoundaryArn: ours } }, 'boundary'],
    ['the trust policy', { AssumeRolePolicyDocument: undefined }, 'trust'],
  ] as const)('says that it did not see %s', async (_, members, part) => {
    const app = await identityIn({ RoleDetailList: [role('app', members)] }, 'app')
    expect(app[part].unseen).toBeDefined()
  })

  it('reads policies that are URL-encoded', async () => {
    const encoded = role('app', { AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)) })
    const app = await identityIn({ RoleDetailList: [encoded] }, 'app')
    expect(app.trust.items[0]?.policy.root).toEqual(trust)
  })
})

describe('pages', () => {
  const pages = [
    { RoleDetailList: [role('one')], IsTruncated: true, Marker: 'more' },
    { RoleDetailList: [role('two')], IsTruncated: false },
  ]
  const texts = pages.map(page => JSON.stringify(page, null, 2))

  it.each([
    ['in a list', `[${texts.join(',')}]`],
    ['one after the other', texts.join('\n')],
    ['each on a line', pages.map(page => JSON.stringify(page)).join('\n')],
  ])('are read %s', async (_, text) => {
    const { described } = await read(text)
    expect(described?.identities.map(({ arn }) => arn.split('/').pop())).toEqual(['one', 'two'])
    expect(described?.lists).toEqual([{ list: 'RoleDetailList', account }])
  })

  it('have their places in the file', async () => {
    const document = await read(texts.join('\n'))
    const at = { pointer: '/1/RoleDetailList/0/RoleName' }
    const lines = document.text.split('\n')
    const { range } = createLocator(document).locate(at)
    expect(lines[range.start.line - 1]).toContain('"RoleName": "two"')
    expect(lines[range.start.line - 1]?.slice(range.start.column - 1)).toMatch(/^"two"/)
  })

  it.each([
    ['the first', pages[0]],
    ['the last', pages[1]],
  ])('are not all, where only %s was given', async (_, page) => {
    const { described } = await read(page)
    expect(described?.lists[0]?.gap).toBeDefined()
  })

  it('are no way to write policies', async () => {
    const text = `${JSON.stringify(policy('*'))}\n${JSON.stringify(policy('*'))}`
    expect((await readDocument('a.policy.json', text)).state).toBe('broken')
  })
})

describe('replies of RDS', () => {
  const instance = {
    DBInstanceIdentifier: 'orders',
    DBInstanceArn: `arn:aws:rds:eu-west-1:${account}:db:orders`,
    DbiResourceId: 'db-ABCDEFGHIJKL01234',
    Endpoint: { Address: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com', Port: 5432 },
  }

  it('are databases of the account and the region of their ARNs, and never all of them', async () => {
    const { inventory } = takeInventory([await read({ DBInstances: [instance] })], emptySetup)
    const { estate } = inventory
    expect(estate.databaseAt('ORDERS.abcdefghijkl.eu-west-1.rds.amazonaws.com')).toMatchObject({
      kind: 'instance',
      account,
      region: 'eu-west-1',
      resourceId: 'db-ABCDEFGHIJKL01234',
      pointer: '/DBInstances/0',
    })
    expect(estate.gapOf('DBInstances', { account, region: 'eu-west-1' })).toBeDefined()
  })

  it.each([
    { DBInstances: 'orders' },
    { DBInstances: ['orders'] },
    { DBInstances: [{ name: 'orders' }] },
    { Subnets: [{ cidr: '10.0.0.0/8' }] },
    { formatVersion: 1, accounts: [] },
  ])('%j is something else', async value => {
    expect((await readDocument('x.json', JSON.stringify(value))).state).toBe('skipped')
  })

  it.each([
    [{ DBInstances: [{ ...instance, DBInstanceArn: 'orders' }] }],
    [{ DBInstances: [{ DBInstanceIdentifier: 'orders' }] }],
    [{ RoleDetailList: [{ RoleName: 'x', RolePolicyList: [7], AttachedManagedPolicies: [null] }] }],
    [{ formatVersion: 1, takenAt: 'now', accounts: [null, {}, { Account: account, iam: 7, regions: [{}] }] }],
  ])('%j breaks nothing', async value => {
    const { inventory } = takeInventory([await read(value)], emptySetup)
    expect(inventory.estate.databases).toEqual([])
  })
})
