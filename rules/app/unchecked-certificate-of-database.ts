// Teleport does not check whom it talks to.

import { defineRule, exampleTeleport, nothing } from '../../src/engine/rule-kit.ts'

const example = (mode: string) => exampleTeleport({ aws: { region: 'eu-west-1' }, tls: { mode } })

/** By name, and as resources of Terraform have it. */
const modes: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  ['insecure', 'does not check the certificate of the database'],
  [2, 'does not check the certificate of the database'],
  ['verify-ca', 'does not check that the certificate of the database is for its name'],
  [1, 'does not check that the certificate of the database is for its name'],
])

export const rule = defineRule({
  id: 'unchecked-certificate-of-database',
  title: 'Teleport is told not to check the certificate of a database, or not its name',
  severity: 'warning',
  aws: 'opens',
  subject: 'app-database',
  since: '0.1.0',
  why: 'whoever stands between agent and database gets the token, and is the database user for fifteen minutes; every endpoint of AWS has a certificate for its name',
  fix: 'Leave tls.mode out, or set it to verify-full; for an alias of the endpoint set tls.server_name.',
  sources: [
    'https://goteleport.com/docs/reference/agent-services/database-access-reference/configuration/',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
  ],
  covers: ['TP-22'],
  examples: { bad: [example('insecure')], good: [example('verify-full')] },
  find({ database, app }) {
    const mode = database.settings.get('tls.mode')
    if (app.product !== 'teleport' || database.service === undefined || mode === undefined) return nothing
    const what = modes.get(mode.value)
    if (what === undefined) return nothing
    return [
      {
        at: { pointer: mode.pointer },
        facts: { name: database.name, what },
        fix: { text: 'mode: verify-full' },
      },
    ]
  },
  say: ({ name, what }) => `for ${name}, Teleport ${what}`,
})
