import { expect, it } from 'vitest'
import type { JsonObject } from '../../../../src/base/json-value.ts'
import { readTemplate } from '../../../../src/input/readers/cloudformation/read-template.ts'
import { type ReadDocument, writtenPointer } from '../../../../src/model/document.ts'

const read = (resources: JsonObject, more: JsonObject = {}) =>
  readTemplate({ Transform: 'AWS::LanguageExtensions', Resources: resources, ...more }, 'template.yaml')

const role = (account: string, more: JsonObject = {}): JsonObject => ({
  Type: 'AWS::IAM::Role',
  ...more,
  Properties: {
    RoleName: 'app-${Name}',
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' },
    },
  },
})

const written = '/Resources/Fn::ForEach::Roles/2/R${Name}/Properties/AssumeRolePolicyDocument'
const placed = (pointer: string, sources: ReadonlyMap<string, string>): string =>
  writtenPointer({ sources } as ReadDocument, pointer)
const accounts = ['111122223333', '444455556666']

it('makes a resource for each value, placed where it is written', () => {
  const { policies, faults, sources } = read({
    'Fn::ForEach::Roles': ['Name', accounts, { 'R${Name}': role('${Name}') }],
  })
  expect(faults).toEqual([])
  expect(policies.map(({ pointer }) => placed(pointer, sources))).toEqual([written, written])
  expect(policies.map(({ owner }) => owner?.arn)).toEqual(
    accounts.map(name => expect.stringContaining(`:role/app-${name}`)),
  )
  expect(policies.map(({ root }) => JSON.stringify(root))).toEqual(
    accounts.map(account => expect.stringContaining(`"AWS":"${account}"`)),
  )
})

it('gives what is the same for all of them to each', () => {
  const { policies } = read({ 'Fn::ForEach::Roles': ['Name', accounts, { 'R${Name}': role('*') }] })
  expect(policies).toHaveLength(1)
  const owners = [policies[0]?.owner, ...(policies[0]?.furtherOwners ?? [])]
  expect(owners.map(owner => owner?.arn)).toEqual(
    accounts.map(name => expect.stringContaining(`:role/app-${name}`)),
  )
})

it('takes the values of a parameter, and of loops around it', () => {
  const inner = {
    'Fn::ForEach::Inner': [
      'Second',
      { Ref: 'Seconds' },
      { 'R${Name}${Second}': role('arn:aws:iam::111122223333:role/${Second}&{Name}') },
    ],
  }
  const { policies } = read(
    { 'Fn::ForEach::Outer': ['Name', ['b-2', 'c'], inner] },
    { Parameters: { Seconds: { Type: 'CommaDelimitedList', Default: 'x, y' } } },
  )
  const principals = policies.map(({ root }) => /role\/(\w+)"/.exec(JSON.stringify(root))?.[1])
  expect(principals).toEqual(['xb2', 'yb2', 'xc', 'yc'])
})

it('reads what is made of values that are not known', () => {
  const { policies, faults } = read(
    { 'Fn::ForEach::Roles': ['Name', { Ref: 'Later' }, { 'R${Name}': role('*') }] },
    { Parameters: { Later: { Type: 'CommaDelimitedList' } } },
  )
  expect(faults).toEqual([])
  expect(policies).toHaveLength(1)
  expect(JSON.stringify(policies[0]?.root)).toContain('"AWS":"*"')
})

it('makes none where a condition does not hold', () => {
  const { policies } = read(
    { 'Fn::ForEach::Roles': ['Name', accounts, { 'R${Name}': role('*', { Condition: 'Never' }) }] },
    { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } },
  )
  expect(policies).toEqual([])
})

it.each([[['Name']], [['Name', accounts, {}, {}]], ['Name'], [{}]])('says that %j is no loop', written => {
  const { faults } = read({ 'Fn::ForEach::Roles': written as string, Other: role('*') })
  expect(faults).toEqual([
    { pointer: '/Resources/Fn::ForEach::Roles', fault: expect.stringContaining('Fn::ForEach takes') },
  ])
})

it('makes no more resources than AWS would', () => {
  const many = Array.from({ length: 30 }, (_, index) => String(index))
  const inner = {
    'Fn::ForEach::Inner': ['Second', many, { 'R${Name}x${Second}': role('${Name}-${Second}') }],
  }
  const { policies, faults } = read({ 'Fn::ForEach::Outer': ['Name', many, inner] })
  expect(policies).toHaveLength(500)
  expect(faults.map(({ fault }) => fault)).toEqual(['there are more than 500 resources'])
})

it('ends where a template would be larger than AWS takes', () => {
  const many = Array.from({ length: 1000 }, (_, index) => String(index))
  const nested = (depth: number): JsonObject => ({
    [`Fn::ForEach::L${depth}`]: [`V${depth}`, many, depth === 0 ? {} : nested(depth - 1)],
  })
  const { faults } = read(nested(5))
  expect(faults.map(({ fault }) => fault)).toEqual([
    'what the loops make is larger than a template may be, 1 MB',
  ])
})

it('makes properties, and what is around them keeps its place', () => {
  const { Type, Properties } = role('*') as { Type: string; Properties: JsonObject }
  const { policies, faults, sources } = read(
    {
      Role: {
        Type,
        Properties: {
          'Fn::ForEach::Names': [
            'Word',
            ['Name'],
            { 'Role${Word}': { 'Fn::FindInMap': ['All', 'Role', { Ref: 'Word' }] } },
          ],
          AssumeRolePolicyDocument: {
            ...(Properties['AssumeRolePolicyDocument'] as JsonObject),
            'Fn::ForEach::Rest': ['Key', ['Version'], { '${Key}': '2012-10-17' }],
          },
        },
      },
    },
    { Mappings: { All: { Role: { Name: 'app' } } } },
  )
  expect(faults).toEqual([])
  expect(policies).toMatchObject([
    {
      owner: { arn: expect.stringMatching(/:role\/app$/) },
      root: { Version: '2012-10-17', Statement: { Effect: 'Allow' } },
    },
  ])
  const [{ pointer } = { pointer: '' }] = policies
  expect(placed(`${pointer}/Version`, sources)).toBe(`${pointer}/Fn::ForEach::Rest/2/\${Key}`)
  expect(placed(`${pointer}/Statement`, sources)).toBe(`${pointer}/Statement`)
})

it('fills in the names of members', () => {
  const { policies } = read({
    'Fn::ForEach::Roles': [
      'Issuer',
      ['oidc.example.com'],
      {
        'R&{Issuer}': {
          ...role('*'),
          Properties: { AssumeRolePolicyDocument: { Statement: { '${Issuer}:sub': 'a' } } },
        },
      },
    ],
  })
  expect(JSON.stringify(policies[0]?.root)).toContain('"oidc.example.com:sub"')
})

it('asks what conditions that loops make ask', () => {
  const { policies } = read(
    {
      'Fn::ForEach::Roles': [
        'Name',
        ['dev', 'prod'],
        { 'R${Name}': role('${Name}', { Condition: 'Is${Name}' }) },
      ],
    },
    {
      Parameters: { Stage: { Type: 'String', Default: 'dev' } },
      Conditions: {
        'Fn::ForEach::Stages': [
          'One',
          ['dev', 'prod'],
          { 'Is${One}': { 'Fn::Equals': [{ Ref: 'Stage' }, '${One}'] } },
        ],
      },
    },
  )
  expect(policies.map(({ root }) => /"AWS":"(\w+)"/.exec(JSON.stringify(root))?.[1])).toEqual(['dev', 'prod'])
})

it('tells the databases of a loop apart', () => {
  const { planned, sources } = read({
    'Fn::ForEach::Databases': [
      'Name',
      ['orders', 'users'],
      {
        'D${Name}': {
          Type: 'AWS::RDS::DBInstance',
          Properties: { DBInstanceIdentifier: '${Name}', EnableIAMDatabaseAuthentication: false },
        },
      },
    ],
  })
  expect(planned?.map(({ value }) => value['DBInstanceIdentifier'])).toEqual(['orders', 'users'])
  expect(
    planned?.map(({ pointer }) => placed(`${pointer}/IAMDatabaseAuthenticationEnabled`, sources)),
  ).toEqual(
    Array.from(
      { length: 2 },
      () => '/Resources/Fn::ForEach::Databases/2/D${Name}/Properties/EnableIAMDatabaseAuthentication',
    ),
  )
})

it.each([['Resources'], ['properties']])('says that loops in %s want the transform', where => {
  const loop = { 'Fn::ForEach::Roles': ['Name', accounts, { 'R${Name}': role('${Name}') }] } as JsonObject
  const inside = { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: loop } } }
  const { faults } = read(where === 'Resources' ? loop : inside, { Transform: 'AWS::Serverless-2016-10-31' })
  expect(faults.map(({ fault }) => fault)).toEqual(['Fn::ForEach wants "Transform: AWS::LanguageExtensions"'])
})
