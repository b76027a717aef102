// A secret and a reader in another account, as AWS's replies describe them, for the examples of rules.

import type { JsonObject } from '../base/json-value.ts'
import type { Example } from './define-rule.ts'

type FilesExample = Extract<Example, { readonly files: unknown }>

const owner = '444455556666'
const guest = '111122223333'
const keyId = '1234abcd-12ab-34cd-56ef-1234567890ab'
export const exampleKeyArn = `arn:aws:kms:eu-west-1:${owner}:key/${keyId}`
export const exampleReader = `arn:aws:iam::${guest}:role/orders-report`
export const exampleSecretArn = `arn:aws:secretsmanager:eu-west-1:${owner}:secret:orders-app-AbCdEf`

export interface ExampleSecret {
  /** Members of the secret. */
  readonly secret?: JsonObject
  /** Statements of the secret's policy. */
  readonly lets?: readonly JsonObject[]
  /** Statements of the reader. */
  readonly reader?: readonly JsonObject[]
  /** Members of the key. */
  readonly key?: JsonObject
  /** Statements of the key's policy. */
  readonly keyLets?: readonly JsonObject[]
}

export const letsReaderRead = {
  Effect: 'Allow',
  Principal: { AWS: exampleReader },
  Action: 'secretsmanager:GetSecretValue',
  Resource: '*',
}

export const letsReaderDecrypt = {
  Effect: 'Allow',
  Principal: { AWS: exampleReader },
  Action: 'kms:Decrypt',
  Resource: '*',
}

const reads = [
  { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: exampleSecretArn },
  { Effect: 'Allow', Action: 'kms:Decrypt', Resource: exampleKeyArn },
]

/** A snapshot of both accounts; unless it says otherwise, everything is as the reader needs it. */
export function exampleSecret(changes: ExampleSecret = {}): FilesExample {
  const { secret, lets = [letsReaderRead], reader = reads, key, keyLets = [letsReaderDecrypt] } = changes
  const described = {
    ARN: exampleSecretArn,
    Name: 'orders-app',
    KmsKeyId: exampleKeyArn,
    ...(lets.length > 0 && { ResourcePolicy: policy(lets) }),
    ...secret,
  }
  const snapshot = {
    formatVersion: 1,
    takenAt: '2026-01-01T00:00:00Z',
    accounts: [
      {
        Account: guest,
        iam: { RoleDetailList: { state: 'complete', items: [role(reader)] } },
      },
      {
        Account: owner,
        regions: [
          {
            Region: 'eu-west-1',
            secretsmanager: { SecretList: { state: 'complete', items: [described] } },
            kms: {
              Keys: {
                state: 'complete',
                items: [
                  {
                    KeyId: keyId,
                    Arn: exampleKeyArn,
                    KeyState: 'Enabled',
                    KeyManager: 'CUSTOMER',
                    Policy: policy(keyLets),
                    ...key,
                  },
                ],
              },
            },
          },
        ],
      },
    ],
  }
  return { files: { 'snapshot.json': snapshot } }
}

function role(statements: readonly JsonObject[]): JsonObject {
  return {
    RoleName: 'orders-report',
    Arn: exampleReader,
    Path: '/',
    AssumeRolePolicyDocument: policy([
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]),
    RolePolicyList: [{ PolicyName: 'reads', PolicyDocument: policy(statements) }],
    AttachedManagedPolicies: [],
  }
}

function policy(statements: readonly JsonObject[]): JsonObject {
  return { Version: '2012-10-17', Statement: [...statements] }
}
