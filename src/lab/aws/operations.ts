// Every API action that the lab knows, by name.

import { ec2Operations } from './ec2.ts'
import { iamOperations } from './iam/operations.ts'
import type { Operation, UnsignedOperation } from './operation.ts'
import { organizationsOperations } from './organizations.ts'
import { rdsOperations } from './rds.ts'
import { kmsOperations, secretsOperations } from './secrets-and-keys.ts'
import { assumeRole } from './sts/assume-role.ts'
import { assumeRoleWithWebIdentity } from './sts/assume-role-with-web-identity.ts'
import { getCallerIdentity, getSessionToken } from './sts/caller.ts'

export const operations: ReadonlyMap<string, Operation> = new Map(
  [
    getCallerIdentity,
    getSessionToken,
    assumeRole,
    ...iamOperations,
    ...rdsOperations,
    ...ec2Operations,
    ...organizationsOperations,
    ...secretsOperations,
    ...kmsOperations,
  ].map(operation => [operation.action, operation]),
)

export const unsignedOperations: ReadonlyMap<string, UnsignedOperation> = new Map(
  [assumeRoleWithWebIdentity].map(operation => [operation.action, operation]),
)
