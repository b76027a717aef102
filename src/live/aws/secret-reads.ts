// What is read of Secrets Manager and KMS: who may use them. Never a secret's value. Types only.

import type { KmsKey, SecretEntry } from '../../model/snapshot.ts'
import type { Answer, Patience } from '../answer.ts'

export interface SecretReads {
  /** With its resource policy, if it has one. */
  secret(region: string, arn: string, patience: Patience): Promise<Answer<SecretEntry>>
}

export interface KeyReads {
  /** With its policy. */
  key(region: string, id: string, patience: Patience): Promise<Answer<KmsKey>>
}
