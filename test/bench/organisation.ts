// A made-up organisation, written as the reply of `aws iam get-account-authorization-details` that somebody saved: roles
// that database tools assume, roles that log in, roles that have nothing to do with databases, and users.

import { closeSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom } from '../policy/random-case.ts'

const account = '444455556666'
const tool = '111122223333'
const rolesOfCustomers = 40

/** Path of the dump with this many roles; made if it is not there yet. Equal for the same number. */
export function prepareOrganisation(folder: string, roles: number): string {
  const path = join(folder, `organisation-${roles}.json`)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  const random = createRandom(roles)
  const file = openSync(path, 'w')
  writeSync(
    file,
    '{\n  "UserDetailList": [],\n  "GroupDetailList": [],\n  "Policies": [],\n  "RoleDetailList": [\n',
  )
  for (let index = 0; index < roles; index++) {
    writeSync(file, `${index === 0 ? '' : ',\n'}${indented(role(index, roles, random))}`)
  }
  writeSync(file, '\n  ]\n}\n')
  closeSync(file)
  return path
}

function role(index: number, roles: number, random: () => number): object {
  const name = `${pick(['orders', 'billing', 'search', 'ledger', 'reports'], random)}-${pick(kinds, random)}-${index}`
  return {
    Path: '/',
    RoleName: name,
    RoleId: `AROA${String(index).padStart(17, '0')}`,
    Arn: `arn:aws:iam::${account}:role/${name}`,
    CreateDate: '2026-01-05T09:00:00+00:00',
    AssumeRolePolicyDocument: policy(trust(index, roles, random)),
    InstanceProfileList: [],
    RolePolicyList: [{ PolicyName: 'own', PolicyDocument: policy(...permissions(index, roles, random)) }],
    AttachedManagedPolicies: [],
    Tags: [],
  }
}

const kinds = ['login', 'reader', 'worker', 'deploy', 'batch'] as const

/** Half are for services, a quarter for a role of the same account, a quarter for the tool's account. */
function trust(index: number, roles: number, random: () => number): object {
  const kind = random()
  const allow = { Effect: 'Allow', Action: 'sts:AssumeRole' }
  if (kind < 0.5)
    return {
      ...allow,
      Principal: { Service: `${pick(['ec2', 'lambda', 'ecs-tasks'], random)}.amazonaws.com` },
    }
  if (kind < 0.75)
    return { ...allow, Principal: { AWS: `arn:aws:iam::${account}:role/${other(roles, random)}` } }
  return {
    ...allow,
    Principal: { AWS: `arn:aws:iam::${tool}:role/tool-${index % rolesOfCustomers}` },
    Condition: {
      [index % 40 === 0 ? 'StringLike' : 'StringEquals']: {
        'sts:ExternalId': index % 40 === 0 ? '*' : `4f0c9d2e-${String(index).padStart(8, '0')}`,
      },
    },
  }
}

/** A third may log in, one in forty of them as everybody; a fifth may assume another role; all may do other things. */
function permissions(index: number, roles: number, random: () => number): readonly object[] {
  const own = {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: `arn:aws:s3:::example-${index}/*`,
  }
  const login = {
    Effect: 'Allow',
    Action: 'rds-db:connect',
    Resource: `arn:aws:rds-db:eu-west-1:${account}:dbuser:db-${databaseOf(index)}/${index % 40 === 0 ? '*' : `app_${index % 50}`}`,
  }
  const assume = {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: `arn:aws:iam::${account}:role/${other(roles, random)}`,
  }
  return [own, ...(random() < 1 / 3 ? [login] : []), ...(random() < 0.2 ? [assume] : [])]
}

/** A resource id; every two hundredth role has a database of its own. */
function databaseOf(index: number): string {
  return `ABCDEFGHIJKLMNOPQRST${String(index % 200)
    .padStart(6, '0')
    .replace(/\d/g, digit => 'ABCDEFGHIJ'[Number(digit)] ?? '')}`
}

const other = (roles: number, random: () => number) => `other-${Math.floor(random() * roles)}`

const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })

const pick = <T>(pool: readonly T[], random: () => number): T => pool[Math.floor(random() * pool.length)] as T

const indented = (value: object) => JSON.stringify(value, null, 2).replace(/^/gm, '    ')
