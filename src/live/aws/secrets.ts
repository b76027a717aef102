// Secrets Manager: what a secret is, and who may read it. https://docs.aws.amazon.com/secretsmanager/latest/apireference/

import type { SecretEntry } from '../../model/snapshot.ts'
import { parsedIfJson, toJson } from './json-shape.ts'
import { expected } from './question.ts'
import type { ReadTools } from './reads.ts'
import type { SecretReads } from './secret-reads.ts'

export function secretReads({ ask, clients }: ReadTools): SecretReads {
  return {
    secret: (region, SecretId, patience) =>
      ask(async call => {
        const { DescribeSecretCommand, GetResourcePolicyCommand, SecretsManagerClient } = await import(
          './load-secrets.ts'
        )
        const client = await clients.get(
          'SECRETS_MANAGER',
          region,
          async config => new SecretsManagerClient(config),
        )
        const name = 'secretsmanager:DescribeSecret'
        const secret = await call(name, end => client.send(new DescribeSecretCommand({ SecretId }), end))
        expected(secret.ARN, 'ARN', name)
        const { ResourcePolicy } = await call('secretsmanager:GetResourcePolicy', end =>
          client.send(new GetResourcePolicyCommand({ SecretId }), end),
        )
        // When it was last read or changed says nothing about who may.
        const { LastAccessedDate, LastChangedDate, VersionIdsToStages, ...lasting } = secret
        return toJson<SecretEntry>({
          ...lasting,
          ResourcePolicy: ResourcePolicy && parsedIfJson(ResourcePolicy),
        })
      }, patience),
  }
}
