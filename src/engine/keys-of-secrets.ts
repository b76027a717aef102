// The secrets that a proxy names, and the keys that they are encrypted with, as far as AWS described them.

import { type Entry, partsOf, placeIn, textOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import type { Estate, Sighted } from '../model/estate.ts'

export interface KeyOfSecret {
  /** Where the proxy names the secret. */
  readonly at: ReturnType<typeof placeIn>
  /** Undefined where the key was not described. */
  readonly key: Sighted | undefined
}

/** Of secrets with a key of their own alone: whoever may read another one may decrypt it. */
export function keysOfSecrets(proxy: DescribedDatabase, estate: Estate): readonly KeyOfSecret[] {
  const keys = estate.sightings('Keys', proxy)
  return secretsOf(proxy, estate).flatMap(({ entry, secret }) => {
    const id = secret && textOf(secret, 'KmsKeyId')
    // Under an alias, only AWS's own key is commonly written.
    if (id === undefined || id.endsWith('alias/aws/secretsmanager')) return []
    const key = keys.find(one => [textOf(one, 'Arn'), textOf(one, 'KeyId')].includes(id))
    return [{ at: placeIn(entry, 'SecretArn'), key }]
  })
}

/** Why it cannot be told whether the secrets can be decrypted; undefined where it can. */
export function unreadKeys(proxy: DescribedDatabase, estate: Estate): string | undefined {
  const unread = secretsOf(proxy, estate).find(({ secret }) => !secret)
  if (unread) return estate.gapOf('SecretList', proxy) ?? 'a secret of the proxy was not described'
  const isMissing = keysOfSecrets(proxy, estate).some(({ key }) => !key || !('Policy' in key.value))
  return isMissing ? (estate.gapOf('Keys', proxy) ?? 'the key of a secret was not described') : undefined
}

function secretsOf(
  proxy: DescribedDatabase,
  estate: Estate,
): readonly { readonly entry: Entry; readonly secret: Sighted | undefined }[] {
  const secrets = estate.sightings('SecretList', proxy)
  return partsOf(proxy, 'Auth').flatMap(entry => {
    const arn = textOf(entry, 'SecretArn')
    return arn === undefined ? [] : [{ entry, secret: secrets.find(one => textOf(one, 'ARN') === arn) }]
  })
}
