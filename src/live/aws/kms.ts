// KMS: what a key is, and who may use it. https://docs.aws.amazon.com/kms/latest/APIReference/

import type { KmsKey } from '../../model/snapshot.ts'
import { parsedIfJson, toJson } from './json-shape.ts'
import { expected } from './question.ts'
import type { ReadTools } from './reads.ts'
import type { KeyReads } from './secret-reads.ts'

export function keyReads({ ask, clients }: ReadTools): KeyReads {
  return {
    key: (region, KeyId, patience) =>
      ask(async call => {
        const { DescribeKeyCommand, GetKeyPolicyCommand, KMSClient } = await import('./load-kms.ts')
        const client = await clients.get('KMS', region, async config => new KMSClient(config))
        const name = 'kms:DescribeKey'
        const reply = await call(name, end => client.send(new DescribeKeyCommand({ KeyId }), end))
        const metadata = expected(reply.KeyMetadata, 'KeyMetadata', name)
        // An alias is no key to ask the policy of.
        const command = new GetKeyPolicyCommand({ KeyId: metadata.KeyId, PolicyName: 'default' })
        const { Policy } = await call('kms:GetKeyPolicy', end => client.send(command, end))
        return toJson<KmsKey>({
          ...metadata,
          Policy: parsedIfJson(expected(Policy, 'Policy', 'kms:GetKeyPolicy')),
        })
      }, patience),
  }
}
