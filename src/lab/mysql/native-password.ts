// mysql_native_password, by which users with a password log in.
// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_authentication_methods_native_password_authentication.html

import { createHash, randomInt, timingSafeEqual } from 'node:crypto'

/** Twenty bytes without a zero, which would end the text that they are sent as. */
export function makeSalt(): Buffer {
  return Buffer.from(Array.from({ length: 20 }, () => randomInt(33, 127)))
}

/** Whether the answer to the salt shows that the client knows the password. */
export function provesNativePassword(answer: Buffer, password: string | undefined, salt: Buffer): boolean {
  if (password === undefined) return false
  const once = sha1(Buffer.from(password))
  const mask = sha1(salt, sha1(once))
  const right = Buffer.from(once.map((byte, index) => byte ^ (mask[index] ?? 0)))
  return answer.length === right.length && timingSafeEqual(answer, right)
}

function sha1(...parts: readonly Buffer[]): Buffer {
  return parts.reduce((hash, part) => hash.update(part), createHash('sha1')).digest()
}
