// Which of a file and AWS's managed policy is newer: said where AWS's versions tell it, and nowhere else.

import { rule } from '../../rules/drift/permissions-differ-from-aws.ts'
import type { JsonObject } from '../../src/base/json-value.ts'
import { tryRule } from '../helpers/try-rule.ts'

const role = 'arn:aws:iam::444455556666:role/db'
const login = 'arn:aws:iam::444455556666:policy/login'

function loginAs(user: string) {
  const Resource = `arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${user}`
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'rds-db:connect', Resource }] }
}

/** The role has `login`, whose version in force lets it log in as `app`. */
function attached(versions: readonly JsonObject[], fileUser: string) {
  const reply = {
    RoleDetailList: [
      {
        RoleName: 'db',
        Arn: role,
        RolePolicyList: [],
        AttachedManagedPolicies: [{ PolicyName: 'login', PolicyArn: login }],
      },
    ],
    Policies: [{ PolicyName: 'login', Arn: login, DefaultVersionId: 'v2', PolicyVersionList: versions }],
  }
  return {
    files: { 'roles.json': reply, 'connect.json': loginAs(fileUser) },
    config: { links: [{ name: 'orders', target: { role, policies: ['connect.json'] } }] },
  }
}

const inForce = { VersionId: 'v2', IsDefaultVersion: true, Document: loginAs('app') }
const since = { CreateDate: '2026-03-01T10:00:00Z' }
const older = { VersionId: 'v1', IsDefaultVersion: false, Document: loginAs('report') }
const encoded = { ...older, Document: encodeURIComponent(JSON.stringify(older.Document)) }

tryRule(rule, [
  {
    name: 'what a version replaced',
    ...attached([{ ...inForce, ...since }, older], 'report'),
    finds: ['connect.json /Statement', 'connect.json /Statement/0'],
    says: [
      'the files do not; the file is version v1, and v2 is in force since 2026-03-01',
      'AWS does not; the file is version v1, and v2 is in force since 2026-03-01',
    ],
  },
  {
    name: 'what a version replaced, as IAM sends it',
    ...attached([inForce, encoded], 'report'),
    finds: ['connect.json /Statement', 'connect.json /Statement/0'],
    says: ['the files do not; the file is version v1, and v2 is in force'],
  },
  {
    name: 'what AWS never had',
    ...attached([{ ...inForce, ...since }, older], 'admin'),
    finds: ['connect.json /Statement', 'connect.json /Statement/0'],
    says: ['the files do not; AWS has it so since 2026-03-01'],
  },
])
