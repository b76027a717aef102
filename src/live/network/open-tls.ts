// What the endpoint's TLS is like, right or wrong.

import type { Answer, Patience } from '../answer.ts'
import { askPeer } from '../ask-peer.ts'
import { openSecured } from './open-secured.ts'
import type { CaBundle, Endpoint, TlsFacts } from './ports.ts'

/** Starts TLS as the engine wants it, looks at the certificate, closes. Sends no name and no secret. */
export function openTls(
  endpoint: Endpoint,
  { ca }: { readonly ca: CaBundle },
  patience: Patience,
): Promise<Answer<TlsFacts>> {
  return askPeer(patience, async asking => (await openSecured(endpoint, ca, asking)).facts)
}
