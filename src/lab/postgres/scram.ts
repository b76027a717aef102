// The server's side of SCRAM-SHA-256, by which users with a password log in.
// https://www.rfc-editor.org/rfc/rfc7677 https://www.postgresql.org/docs/current/sasl-authentication.html

import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Duplex } from 'node:stream'
import type { ByteReader } from '../gate/byte-reader.ts'
import { authentication, readPassword, text } from './messages.ts'

const rounds = 4096

/** Whether the client knows the password. A user without one fails as late as with a wrong one. */
export async function provesPassword(
  stream: Duplex,
  reader: ByteReader,
  password: string | undefined,
): Promise<boolean> {
  stream.write(authentication(10, text('SCRAM-SHA-256'), Buffer.from([0])))
  const first = readInitial(await readPassword(reader))
  if (first === undefined) return false
  const { bare, nonce: clientNonce, header } = first
  const salt = randomBytes(16)
  const nonce = clientNonce + randomBytes(18).toString('base64')
  const serverFirst = `r=${nonce},s=${salt.toString('base64')},i=${rounds}`
  stream.write(authentication(11, Buffer.from(serverFirst)))
  const final = (await readPassword(reader)).toString()
  const [, withoutProof = '', proof = ''] = /^(.*),p=([^,]+)$/.exec(final) ?? []
  if (withoutProof !== `c=${Buffer.from(header).toString('base64')},r=${nonce}`) return false
  const salted = pbkdf2Sync(password ?? randomBytes(16).toString('hex'), salt, rounds, 32, 'sha256')
  const exchanged = [bare, serverFirst, withoutProof].join(',')
  if (!isProof(Buffer.from(proof, 'base64'), salted, exchanged)) return false
  const signature = hmac(hmac(salted, 'Server Key'), exchanged)
  stream.write(authentication(12, Buffer.from(`v=${signature.toString('base64')}`)))
  return true
}

function isProof(proof: Buffer, salted: Buffer, exchanged: string): boolean {
  const clientKey = hmac(salted, 'Client Key')
  const stored = createHash('sha256').update(clientKey).digest()
  const signature = hmac(stored, exchanged)
  const right = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)))
  return proof.length === right.length && timingSafeEqual(proof, right)
}

function readInitial(body: Buffer) {
  const end = body.indexOf(0)
  if (end < 0 || body.subarray(0, end).toString() !== 'SCRAM-SHA-256') return undefined
  const said = body.subarray(end + 5).toString()
  const [, header, bare, nonce] = /^([ny],[^,]*,)(n=[^,]*,r=([^,]+).*)$/.exec(said) ?? []
  return header === undefined || bare === undefined || nonce === undefined
    ? undefined
    : { header, bare, nonce }
}

function hmac(key: Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest()
}
