// The reads of Secrets Manager and KMS that the lab answers. Values of secrets are never read, so they are not here.
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/ https://docs.aws.amazon.com/kms/latest/APIReference/

import type { KmsKey, SecretEntry } from '../../model/snapshot.ts'
import { AwsError } from './aws-error.ts'
import { type Call, type Operation, type Reply, readPart } from './operation.ts'
import { type Paging, replyWith } from './paging.ts'

export const secretsOperations: readonly Operation[] = [
  {
    action: 'secretsmanager:ListSecrets',
    needs: () => ({ resource: '*' }),
    run: call => {
      const list = secrets(call).map(({ ResourcePolicy, ...secret }) => secret)
      return replyWith('SecretList', list, call.parameters, paging)
    },
  },
  onSecret('DescribeSecret', ({ ResourcePolicy, ...secret }) => secret),
  onSecret('GetResourcePolicy', ({ ARN, Name, ResourcePolicy }) => ({
    ARN,
    Name,
    ...(ResourcePolicy !== undefined && { ResourcePolicy: JSON.stringify(ResourcePolicy) }),
  })),
]

const paging: Paging = {
  size: { parameter: 'MaxResults', least: 1, most: 100, usual: 100 },
  more: 'NextToken',
  badSize: 'InvalidParameterException',
  badMore: 'InvalidNextTokenException',
}

function onSecret(name: string, run: (secret: SecretEntry) => Reply): Operation {
  return {
    action: `secretsmanager:${name}`,
    needs: call => {
      const { ARN, ResourcePolicy } = findSecret(call)
      return { resource: ARN, ...(ResourcePolicy !== undefined && { resourcePolicy: ResourcePolicy }) }
    },
    run: call => run(findSecret(call)),
  }
}

function secrets({ backstage, account, region }: Call): readonly SecretEntry[] {
  return readPart(
    backstage.estate.region(account.Account, region)?.secretsmanager?.SecretList,
    'secretsmanager:ListSecrets',
  )
}

function findSecret(call: Call): SecretEntry {
  const id = call.parameters.text('SecretId')
  const secret = secrets(call).find(({ ARN, Name }) => ARN === id || Name === id)
  if (secret) return secret
  throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
}

export const kmsOperations: readonly Operation[] = [
  onKey('DescribeKey', ({ Policy, ...key }) => ({ KeyMetadata: key })),
  onKey('GetKeyPolicy', ({ Policy }) => ({ PolicyName: 'default', Policy: JSON.stringify(Policy) })),
]

function onKey(name: string, run: (key: KmsKey) => Reply): Operation {
  return {
    action: `kms:${name}`,
    needs: call => {
      const { Arn, Policy } = findKey(call)
      return { resource: Arn, ...(Policy !== undefined && { resourcePolicy: Policy }) }
    },
    run: call => run(findKey(call)),
  }
}

function findKey({ parameters, backstage, account, region }: Call): KmsKey {
  const keys = readPart(backstage.estate.region(account.Account, region)?.kms?.Keys, 'kms:DescribeKey')
  const id = parameters.text('KeyId')
  const key = keys.find(({ KeyId, Arn }) => KeyId === id || Arn === id)
  if (key) return key
  throw new AwsError('NotFoundException', `Key '${id}' does not exist`)
}
