// What a command writes, and what it leaves where it cannot.

import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addToFile, writeFile } from '../../src/cli/write-file.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777
const isRoot = process.getuid?.() === 0

function folderWith(files: Readonly<Record<string, string>> = {}) {
  const cwd = tempFolder(files)
  return { cwd, at: (name: string) => join(cwd, name) }
}

function* failing(): Generator<string> {
  yield 'half of '
  throw new Error('no more')
}

describe('a file', () => {
  it('is written in folders that are made for it', () => {
    const { cwd, at } = folderWith()
    writeFile(at('new/folder/a.json'), ['a', 'b'], { cwd })
    expect(readFileSync(at('new/folder/a.json'), 'utf8')).toBe('ab')
  })

  it('stays as it was where what replaces it comes to no end, and nothing lies beside it', () => {
    const { cwd, at } = folderWith({ 'a.json': 'old' })
    for (const manner of [{}, { private: true }, { onlyNew: true }]) {
      const name = manner.onlyNew ? 'b.json' : 'a.json'
      expect(() => writeFile(at(name), failing(), { cwd }, manner)).toThrow('no more')
    }
    expect(readFileSync(at('a.json'), 'utf8')).toBe('old')
    expect(readdirSync(cwd)).toEqual(['a.json'])
  })

  it('keeps the mode that it had, unless only its owner may read what is written now', () => {
    const { cwd, at } = folderWith({ 'a.json': 'old' })
    chmodSync(at('a.json'), 0o664)
    writeFile(at('a.json'), ['new'], { cwd })
    expect(modeOf(at('a.json'))).toBe(0o664)
    writeFile(at('a.json'), ['AWS'], { cwd }, { private: true })
    expect(modeOf(at('a.json'))).toBe(0o600)
    writeFile(at('b.json'), ['AWS'], { cwd }, { private: true })
    expect(modeOf(at('b.json'))).toBe(0o600)
  })

  it.runIf(isRoot)('keeps its owner, when root writes it', () => {
    const { cwd, at } = folderWith({ 'a.json': 'old' })
    chownSync(at('a.json'), 1234, 2345)
    writeFile(at('a.json'), ['new'], { cwd })
    expect(statSync(at('a.json'))).toMatchObject({ uid: 1234, gid: 2345 })
  })

  it('that a link within the repository names is the one that is written', () => {
    const { cwd, at } = folderWith({ '.git/HEAD': '', 'real/a.json': 'old' })
    symlinkSync('real/a.json', at('link.json'))
    symlinkSync('real/b.json', at('dangling.json'))
    writeFile(at('link.json'), ['new'], { cwd })
    writeFile(at('dangling.json'), ['new too'], { cwd })
    expect(readFileSync(at('real/a.json'), 'utf8')).toBe('new')
    expect(readFileSync(at('real/b.json'), 'utf8')).toBe('new too')
    expect(readdirSync(at('real'))).toEqual(['a.json', 'b.json'])
  })

  it('that is to be new takes the place of nothing, not even of a link to nothing', () => {
    const { cwd, at } = folderWith({ 'a.json': 'old' })
    symlinkSync('nothing.json', at('b.json'))
    for (const name of ['a.json', 'b.json'])
      expect(() => writeFile(at(name), ['new'], { cwd }, { onlyNew: true })).toThrow('EEXIST')
    expect(readdirSync(cwd)).toEqual(['a.json', 'b.json'])
    expect(readFileSync(at('a.json'), 'utf8')).toBe('old')
  })

  it.skipIf(isRoot || process.platform === 'win32')('is filled where its folder takes no other', () => {
    const { cwd, at } = folderWith({ 'a.json': 'old and longer' })
    chmodSync(at('a.json'), 0o666)
    chmodSync(cwd, 0o555)
    try {
      writeFile(at('a.json'), ['new'], { cwd })
      expect(() => writeFile(at('a.json'), ['AWS'], { cwd }, { private: true })).toThrow('EACCES')
      expect(() => writeFile(at('b.json'), ['new'], { cwd })).toThrow('EACCES')
    } finally {
      chmodSync(cwd, 0o755)
    }
    expect(readFileSync(at('a.json'), 'utf8')).toBe('new')
  })

  it.skipIf(process.platform === 'win32')('that is a pipe or a device stays one', () => {
    const { cwd, at } = folderWith()
    execFileSync('mkfifo', [at('pipe')])
    const reader = openSync(at('pipe'), constants.O_RDWR | constants.O_NONBLOCK)
    writeFile(at('pipe'), ['through'], { cwd })
    const got = Buffer.alloc(20)
    expect(got.toString('utf8', 0, readSync(reader, got))).toBe('through')
    closeSync(reader)
    expect(statSync(at('pipe')).isFIFO()).toBe(true)
    writeFile('/dev/null', ['nothing'], { cwd })
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  it.each([{}, { private: true }, { onlyNew: true }])(
    'with %j is not written through a planted link',
    manner => {
      const { at } = folderWith({ 'repository/.git/HEAD': '', 'outside/a.json': 'theirs' })
      symlinkSync('../outside', at('repository/folder'))
      symlinkSync('../outside/a.json', at('repository/link.json'))
      symlinkSync('../outside/b.json', at('repository/dangling.json'))
      const place = { cwd: at('repository') }
      for (const name of ['folder/b.json', 'folder/deeper/b.json', 'link.json', 'dangling.json']) {
        const path = at(`repository/${name}`)
        expect(() => writeFile(path, ['ours'], place, manner)).toThrow('a link leads out of the repository')
        expect(() => addToFile(path, 'ours', place)).toThrow('a link leads out of the repository')
      }
      expect(readdirSync(at('outside'))).toEqual(['a.json'])
      expect(readFileSync(at('outside/a.json'), 'utf8')).toBe('theirs')
    },
  )
})

const mistaken = '{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"rds:*","Resource":"*"}]}'

const baseline = '{"formatVersion":1,"findings":[]}'

/** What each command writes, with its name last. */
const writers: readonly (readonly [string, readonly string[], string])[] = [
  ['a fix', ['check', '--fix=unsafe', 'target.json'], mistaken],
  ['a report', ['check', 'a.json', '-f', 'json=target.json'], 'old'],
  ['a baseline', ['check', 'a.json', '--write-baseline', '--baseline', 'target.json'], baseline],
]

describe('every command', () => {
  it.each(writers)('writes %s anew and keeps its mode', async (_, args, old) => {
    const { cwd, at } = folderWith({ 'a.json': mistaken, 'target.json': old })
    chmodSync(at('target.json'), 0o640)
    const before = statSync(at('target.json')).ino
    const { stderr } = await runCli(args, { cwd })
    expect(stderr).not.toContain('error')
    expect(readFileSync(at('target.json'), 'utf8')).not.toBe(old)
    expect(modeOf(at('target.json'))).toBe(0o640)
    // Another file in its place: whoever has the old one open reads it to its end.
    expect(statSync(at('target.json')).ino).not.toBe(before)
    expect(readdirSync(cwd)).toEqual(['a.json', 'target.json'])
  })

  it('says what it cannot write, and why', async () => {
    const { cwd, at } = folderWith({ 'a.json': mistaken, file: '' })
    mkdirSync(at('folder'))
    writeFileSync(at('rdsaudit.config.json'), '{}')
    const { exitCode, stderr } = await runCli(['check', 'a.json', '-q', '-f', 'json=folder'], { cwd })
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: 'error: folder cannot be written (EISDIR)\n',
    })
    const below = await runCli(['check', 'a.json', '-q', '-f', 'json=file/x.json'], { cwd })
    expect(below).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('cannot be written (ENOTDIR)'),
    })
  })
})
