// What is told of a server's TLS beyond trusted or not: who signed, for whom, how long, by which engine's start.

import { expect, it } from 'vitest'
import { makeAuthority } from '../../../src/lab/certificates.ts'
import { loadCaBundle } from '../../../src/live/network/ca-bundle.ts'
import { openTls } from '../../../src/live/network/open-tls.ts'
import type { Endpoint, TlsFacts } from '../../../src/live/network/ports.ts'
import { hostileMysql, hostilePostgres } from '../../helpers/hostile-servers.ts'
import { openLab } from '../../helpers/open-lab.ts'
import { endpointOf, patient, trusting } from '../../helpers/probe-lab.ts'

async function factsOf(endpoint: Endpoint, ca = trusting()): Promise<TlsFacts> {
  const answer = await openTls(endpoint, { ca }, patient)
  if (answer.state === 'failed') throw new Error(answer.error.message)
  return answer.value
}

it('tells protocol, cipher, names and days of a good server', async () => {
  const { endpoint, ca } = await hostilePostgres(() => {})
  const facts = await factsOf(endpoint, ca)
  expect(facts).toMatchObject({
    protocol: 'TLSv1.3',
    cipher: expect.stringMatching(/^TLS_/),
    verified: true,
    hostMatches: true,
    names: ['db.example.com'],
    daysLeft: 364,
  })
  expect(facts.chain[0]).toMatchObject({ subject: 'CN=db.example.com', issuer: facts.signedBy })
  expect(facts).not.toHaveProperty('serverVersion')
})

it("tells MySQL's version, which comes before TLS", async () => {
  const { endpoint, ca } = await hostileMysql(() => {})
  expect(await factsOf(endpoint, ca)).toMatchObject({
    verified: true,
    hostMatches: true,
    serverVersion: '8.0.39',
  })
})

it('names the authority that is not trusted', async () => {
  const { endpoint, ca } = await hostilePostgres(() => {})
  const { verified, hostMatches, signedBy } = await factsOf(
    endpoint,
    await loadCaBundle({ region: 'eu-west-1' }),
  )
  expect({ verified, hostMatches }).toEqual({
    verified: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', message: 'unable to verify the first certificate' },
    hostMatches: true,
  })
  expect(signedBy).toBe((await factsOf(endpoint, ca)).signedBy)
  expect(signedBy).toMatch(/^CN=rdsaudit lab /)
})

it('tells an expired certificate from one of another name, and both at once from either', async () => {
  const { lab, world } = await openLab('certificate-expired')
  const endpoint = endpointOf(lab, world.link!)
  const ca = trusting(lab.ca)
  expect(await factsOf(endpoint, ca)).toMatchObject({
    verified: { code: 'CERT_HAS_EXPIRED' },
    hostMatches: true,
    daysLeft: -2,
  })
  expect(await factsOf({ ...endpoint, host: 'other.example.com' }, ca)).toMatchObject({
    verified: { code: 'CERT_HAS_EXPIRED' },
    hostMatches: false,
  })
})

it('holds an address against the addresses in the certificate, and not against its names', async () => {
  const { endpoint, ca } = await hostilePostgres(() => {}, { host: '127.0.0.1' })
  expect(await factsOf(endpoint, ca)).toMatchObject({ verified: true, hostMatches: false })
})

it('does not trust an authority of the same name with another key', async () => {
  const now = Date.now()
  const { endpoint } = await hostilePostgres(() => {}, { authority: makeAuthority(now) })
  expect(await factsOf(endpoint, trusting(makeAuthority(now).ca))).toHaveProperty('verified.code')
})
