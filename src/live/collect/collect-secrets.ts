// The secrets that proxies log in with, and their keys: who may read them, never what they hold.

import type { KmsKey, SecretEntry } from '../../model/snapshot.ts'
import { itemsOf, type Part } from '../../model/snapshot-part.ts'
import type { Patience } from '../answer.ts'
import type { AwsReads } from '../aws/ports.ts'
import type { RegionPlace } from './collect-databases.ts'
import { type Gaps, type Miss, missOf } from './gaps.ts'

export interface CollectedSecrets {
  readonly secretsmanager: { readonly SecretList: Part<SecretEntry> }
  readonly kms: { readonly Keys: Part<KmsKey> }
}

/** `arns` of secrets of the region. */
export async function collectSecrets(
  { account, region }: RegionPlace,
  arns: readonly string[],
  read: AwsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<CollectedSecrets> {
  const SecretList = await each<SecretEntry>(arns, 'secret', arn => read.secret(region, arn, patience))
  const keys = new Set(itemsOf(SecretList).flatMap(({ KmsKeyId }) => KmsKeyId ?? []))
  const Keys = await each<KmsKey>([...keys], 'key', id => read.key(region, id, patience))
  return { secretsmanager: { SecretList }, kms: { Keys } }

  async function each<T>(
    ids: readonly string[],
    word: string,
    ask: (id: string) => ReturnType<AwsReads['secret'] | AwsReads['key']>,
  ): Promise<Part<T>> {
    const misses: Miss[] = []
    const items: T[] = []
    for (const [index, answer] of (await Promise.all(ids.map(ask))).entries()) {
      const name = ids[index]?.split(':').at(-1)
      const value = gaps.take<unknown>(answer, { account, region, what: `${word} ${name}` })
      if (value !== undefined) items.push(value as T)
      else if (answer.state === 'failed') misses.push(missOf(answer.error))
    }
    const [miss] = misses
    if (miss && items.length === 0) return { state: 'unseen', ...miss }
    return { state: 'partial', items, ...(miss ?? { why: 'only those of proxies of links were asked for' }) }
  }
}
