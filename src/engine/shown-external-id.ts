// How an external id that is sent is shown.

import type { Hop } from '../model/link.ts'

/** In quotation marks; of one that comes from the environment only where it comes from: any variable could be named. */
export function shownExternalId({ externalIdFrom }: Hop, sent: string): string {
  return externalIdFrom === undefined ? `"${sent}"` : `the value of ${externalIdFrom}`
}
