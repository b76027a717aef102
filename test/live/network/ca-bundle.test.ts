// Which certificate authorities are trusted, and where they are said to be from.

import { X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { UsageError } from '../../../src/base/errors.ts'
import { makeAuthority } from '../../../src/lab/certificates.ts'
import { loadCaBundle } from '../../../src/live/network/ca-bundle.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const subjects = (pem: readonly string[]) => pem.map(one => new X509Certificate(one).subject)
const { ca } = makeAuthority(Date.now())

it("takes the region's authorities and those of proxies, and no other region's", async () => {
  const { pem, from, remarks } = await loadCaBundle({ region: 'eu-west-1' })
  const named = subjects(pem).filter(subject => subject.includes('Amazon RDS'))
  expect(named.length).toBeGreaterThanOrEqual(3)
  expect(named.filter(subject => !subject.includes('Amazon RDS eu-west-1 '))).toEqual([])
  expect(subjects(pem).filter(subject => subject.includes('Amazon Root CA')).length).toBeGreaterThanOrEqual(4)
  expect({ from, remarks }).toEqual({ from: 'the certificate authorities of RDS in eu-west-1', remarks: [] })
})

it('says when none of the region is built in, and takes all', async () => {
  const { pem, remarks } = await loadCaBundle({ region: 'xx-nowhere-1' })
  expect(pem.length).toBeGreaterThan(100)
  expect(remarks).toEqual([expect.stringContaining('--ca-file')])
})

it('adds the files that are named, each certificate once', async () => {
  const folder = tempFolder()
  const file = join(folder, 'ca.pem')
  writeFileSync(file, `a comment\n${ca}${ca}`)
  const { pem, from } = await loadCaBundle({ region: 'eu-west-1', caFiles: [file] })
  expect(pem.filter(one => one.trim() === ca.trim())).toHaveLength(1)
  expect(from).toBe(`the certificate authorities of RDS in eu-west-1, ${file}`)
})

it("has the machine's own authorities too, for who asks for them", async () => {
  const file = join(tempFolder(), 'extra.pem')
  writeFileSync(file, ca)
  const bundle = await loadCaBundle({ region: 'eu-west-1', extraCaFile: file })
  const wider = await bundle.wider?.()
  const holds = (pem: readonly string[] = []) => pem.some(one => one.trim() === ca.trim())
  expect([holds(bundle.pem), holds(wider?.pem)]).toEqual([false, true])
  expect(wider?.from).toBe('the certificate authorities of RDS in eu-west-1, NODE_EXTRA_CA_CERTS')
})

it('leaves out what is no certificate, and refuses a file without any', async () => {
  const folder = tempFolder()
  const mixed = join(folder, 'mixed.pem')
  writeFileSync(mixed, `-----BEGIN CERTIFICATE-----\nbm90aGluZw==\n-----END CERTIFICATE-----\n${ca}`)
  const { pem } = await loadCaBundle({ region: 'eu-west-1', caFiles: [mixed] })
  expect(() => subjects(pem)).not.toThrow()
  const empty = join(folder, 'empty.pem')
  writeFileSync(empty, 'nothing')
  await expect(loadCaBundle({ caFiles: [empty] })).rejects.toThrow(UsageError)
  await expect(loadCaBundle({ caFiles: [join(folder, 'absent.pem')] })).rejects.toThrow(UsageError)
})

it('only remarks on a file of the environment that cannot be read', async () => {
  const bundle = await loadCaBundle({
    region: 'eu-west-1',
    extraCaFile: join(tempFolder(), 'absent.pem'),
  })
  const { remarks } = (await bundle.wider?.()) ?? bundle
  expect(remarks).toEqual([expect.stringMatching(/^NODE_EXTRA_CA_CERTS: .*absent\.pem cannot be read/)])
})
