// What a server's first question means.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Troubleshooting.html

import type { LoginQuestion } from '../live/database/ports.ts'

/** RDS asks for a token in clear text, inside TLS; for passwords it never does. */
export function asksForToken({ asks }: LoginQuestion): boolean {
  return asks === 'cleartext' || asks === 'mysql_clear_password'
}
