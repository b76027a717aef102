import { expect, it } from 'vitest'
import type { JsonObject } from '../../../../src/base/json-value.ts'
import { readTemplate } from '../../../../src/input/readers/cloudformation/read-template.ts'

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
const accounts = ['111122223333', '444455556666']

it('makes a resource for each value, placed where it is written', () => {
  const { policies, faults } = read({
    'Fn::ForEach::Roles': ['Name', accounts, { 'R${Name}': role('${Name}') }],
  })
  expect(faults).toEqual([])
  expect(policies.map(({ pointer }) => pointer)).toEqual(['', '/#1'].map(mark => `${written}${mark}`))
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

it('makes no more than AWS would', () => {
  const many = Array.from({ length: 100 }, (_, index) => String(index))
  const inner = { 'Fn::ForEach::Inner': ['Second', many, { 'R${Name}x${Second}': role('${Name}${Second}') }] }
  const { policies, faults } = read({ 'Fn::ForEach::Outer': ['Name', many, inner] })
  expect(policies).toHaveLength(500)
  expect(faults.map(({ fault }) => fault)).toEqual(['there are more than 500 resources'])
})
