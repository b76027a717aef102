import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFileReader } from '../../src/input/read-file.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const MiB = 1024 * 1024

function read(content: string, named = true) {
  const folder = tempFolder({ 'a.json': content })
  const result = createFileReader(8 * MiB).read({ path: 'a.json', absolute: join(folder, 'a.json'), named })
  return 'bytes' in result ? Buffer.from(result.bytes).toString() : result.document
}

describe('createFileReader', () => {
  it.each([0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 3 * MiB])('reads %d bytes whole', size => {
    const text = 'x'.repeat(size)
    expect(read(text) === text).toBe(true)
  })

  it('does not read more than it was told', () => {
    expect(read('x'.repeat(8 * MiB + 1))).toMatchObject({
      state: 'unreadable',
      why: '8.0 MiB is more than the 8 MiB that are read',
    })
    expect(read('x'.repeat(12 * MiB))).toMatchObject({ state: 'unreadable' })
  })

  it.each([0, 300_000, MiB - 4, 5 * MiB + 3, 9 * MiB])(
    'finds that a large file speaks of policies at byte %d',
    at => {
      const text = `${'x'.repeat(at)}"Statement"${'x'.repeat(12 * MiB - at)}`
      expect(read(text, false)).toMatchObject({ state: 'unreadable' })
    },
  )

  it('passes over a large file without a policy that was only found', () => {
    expect(read('x'.repeat(12 * MiB), false)).toMatchObject({ state: 'skipped' })
  })

  it('says when a file is gone, or may not be read', () => {
    const folder = tempFolder({ 'a.json': '{}' })
    const reader = createFileReader()
    const missing = reader.read({ path: 'b.json', absolute: join(folder, 'b.json'), named: true })
    expect(missing).toMatchObject({ document: { state: 'unreadable', why: 'it cannot be read (ENOENT)' } })
    if (process.getuid?.() === 0) return
    chmodSync(join(folder, 'a.json'), 0)
    const closed = reader.read({ path: 'a.json', absolute: join(folder, 'a.json'), named: true })
    expect(closed).toMatchObject({ document: { state: 'unreadable', why: 'this user may not read it' } })
  })

  it('gives each file its own content, one after the other', () => {
    const folder = tempFolder({ 'a.json': 'a'.repeat(300_000), 'b.json': 'b' })
    const reader = createFileReader()
    const one = (name: string) => reader.read({ path: name, absolute: join(folder, name), named: true })
    one('a.json')
    const second = one('b.json')
    expect('bytes' in second && Buffer.from(second.bytes).toString()).toBe('b')
  })
})
