// Lists of whole accounts, which may be too long for memory: what collects hands their entries on as they come.

import type { JsonValue } from '../../base/json-value.ts'
import type { AuthorizationPage } from '../aws/iam-reads.ts'

export type LongListName = keyof AuthorizationPage

export interface LongLists {
  /** `account` has twelve digits. The snapshot itself keeps an empty list in this one's place. */
  add(account: string, list: LongListName, entry: JsonValue): void
}
