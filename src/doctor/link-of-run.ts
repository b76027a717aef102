// The link as views draw it: who, through whom, where to, as whom.

import type { ChainNode, LinkOfRun } from './events.ts'
import { accountOf, nameOf, type WalkedLink } from './walked-link.ts'

export function linkOfRun({
  name,
  app,
  callerArn,
  hops,
  database,
  webIdentityTokenFile,
}: WalkedLink): LinkOfRun {
  const byToken = webIdentityTokenFile !== undefined
  const caller: ChainNode = {
    kind: 'caller',
    label: callerArn === undefined ? (byToken ? 'identity token' : 'caller') : nameOf(callerArn),
    ...(callerArn !== undefined && { account: accountOf(callerArn), arn: callerArn }),
    checks: [byToken ? 'identity-token' : 'caller-identity'],
  }
  return {
    name,
    app,
    region: database.region,
    chain: [
      caller,
      ...hops.map(
        ({ arn }, index): ChainNode => ({
          kind: 'role',
          label: nameOf(arn),
          account: accountOf(arn),
          arn,
          checks: [hops.length === 1 ? 'role-assumed' : `role-assumed-${index + 1}`],
        }),
      ),
      {
        kind: 'database',
        label: `${database.host}:${database.port}`,
        checks: ['name-resolves', 'port-open', 'tls-handshake', 'certificate-trusted', 'certificate-name'],
      },
      { kind: 'user', label: database.user, checks: ['login-question', 'logged-in'] },
    ],
  }
}
