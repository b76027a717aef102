// What the database itself says of the connection.

import { defineCheck } from '../../define-check.ts'

export const sessionSecured = defineCheck({
  id: 'session-secured',
  step: 'user',
  title: 'the session runs over TLS',
  needs: ['login'],
  gives: [],
  aside: true,
  async run({ known }) {
    const { tls } = known.login
    if (tls.state === 'unseen') return { state: 'unknown', found: tls.why }
    // A proxy's own connection to the database is another one.
    return tls.value.inUse
      ? { state: 'ok', found: `${tls.value.protocol}, as the server sees it` }
      : { state: 'ok', found: 'the server sees none: a proxy ends it' }
  },
})
