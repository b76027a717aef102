// A role as AWS has it, and files that say something else of it, for the examples of rules.

import type { JsonObject } from '../base/json-value.ts'

interface DifferentFile {
  /** Whom the file trusts; AWS has the tool. */
  readonly trusted?: string
  /** As whom the file lets it log in; AWS has `app`. */
  readonly user?: string
  /** What the file's boundary allows; AWS's allows logins. */
  readonly boundary?: string
}

const tool = 'arn:aws:iam::111122223333:role/tool'
const db = 'arn:aws:iam::444455556666:role/db'

/** A reply with the role, one file, and a link that names both. */
export function exampleDrift({ trusted, user, boundary }: DifferentFile) {
  const member = {
    ...(trusted !== undefined && { trust: 'trust.json' }),
    ...(trusted === undefined && { policies: ['connect.json'] }),
    ...(boundary !== undefined && { boundary: 'boundary.json' }),
  }
  const files: Record<string, JsonObject> = { 'roles.json': rolesOf(boundary !== undefined) }
  if (trusted !== undefined) files['trust.json'] = trustOf(trusted)
  else files['connect.json'] = loginAs(user ?? 'app')
  if (boundary !== undefined) files['boundary.json'] = allowing(boundary)
  return { files, config: { links: [{ name: 'orders', target: { role: db, ...member } }] } }
}

function rolesOf(withBoundary: boolean): JsonObject {
  const arn = 'arn:aws:iam::444455556666:policy/boundary'
  const boundary = {
    PolicyName: 'boundary',
    Arn: arn,
    DefaultVersionId: 'v1',
    PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: allowing('rds-db:connect') }],
  }
  return {
    RoleDetailList: [
      {
        RoleName: 'db',
        Arn: db,
        AssumeRolePolicyDocument: trustOf(tool),
        RolePolicyList: [{ PolicyName: 'login', PolicyDocument: loginAs('app') }],
        AttachedManagedPolicies: [],
        ...(withBoundary && { PermissionsBoundary: { PermissionsBoundaryArn: arn } }),
      },
    ],
    ...(withBoundary && { Policies: [boundary] }),
  }
}

function trustOf(principal: string): JsonObject {
  return policy({
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': 'orders-0b9f2a5e' } },
  })
}

function loginAs(user: string): JsonObject {
  return policy({
    Effect: 'Allow',
    Action: 'rds-db:connect',
    Resource: `arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${user}`,
  })
}

function allowing(action: string): JsonObject {
  return policy({ Effect: 'Allow', Action: action, Resource: '*' })
}

function policy(statement: JsonObject): JsonObject {
  return { Version: '2012-10-17', Statement: [statement] }
}
