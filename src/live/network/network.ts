// What is asked of the network, as one value, for whoever takes it through a port.

import { openTcp } from './open-tcp.ts'
import { openTls } from './open-tls.ts'
import type { NetworkPorts } from './ports.ts'
import { resolveHost } from './resolve-host.ts'

export const network: NetworkPorts = {
  resolveHost: (host, patience) => resolveHost(host, patience),
  openTcp,
  openTls,
}
