import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findFiles } from '../../src/input/find-files.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const find = async (cwd: string, inputs: readonly string[], exclude: readonly string[] = []) => {
  const { files, skipped } = await findFiles(inputs, { cwd, exclude })
  return { files: files.map(file => file.path), skipped: skipped.map(({ path, why }) => `${path}: ${why}`) }
}

describe('findFiles', () => {
  it('walks folders, sorted, and counts what it does not read', async () => {
    const cwd = tempFolder({
      'b/x.json': '',
      'a.json': '',
      'b/t.yaml': '',
      'b/main.tf': '',
      'b/packer.hcl': '',
      'b/code.ts': '',
      'c.policy.tpl': '',
      'd.jsonc': '',
    })
    expect(await find(cwd, ['.'])).toEqual({
      files: ['a.json', 'b/main.tf', 'b/t.yaml', 'b/x.json', 'c.policy.tpl', 'd.jsonc'],
      skipped: ['b/packer.hcl: templates of this kind are not read'],
    })
  })

  it('passes over node_modules, .git and what .gitignore files name', async () => {
    const cwd = tempFolder({
      '.git/x.json': '',
      'node_modules/p/x.json': '',
      '.gitignore': 'build/\n*.tmp.json\n',
      'build/x.json': '',
      'a.tmp.json': '',
      'sub/.gitignore': '!keep.tmp.json\nsecret.json\n',
      'sub/keep.tmp.json': '',
      'sub/secret.json': '',
      'sub/x.json': '',
    })
    expect((await find(cwd, ['.'])).files).toEqual(['sub/keep.tmp.json', 'sub/x.json'])
    // The rules of the repository hold below its root too.
    expect((await find(cwd, ['sub'])).files).toEqual(['sub/keep.tmp.json', 'sub/x.json'])
  })

  it('reads what is named, ignored or not', async () => {
    const cwd = tempFolder({ '.git/HEAD': '', '.gitignore': '*.json', 'a.json': '' })
    expect((await find(cwd, ['a.json'])).files).toEqual(['a.json'])
    expect((await find(cwd, ['*.json'])).files).toEqual(['a.json'])
    expect((await find(cwd, ['.'])).files).toEqual([])
  })

  it('reads a folder that is named although it is ignored', async () => {
    const cwd = tempFolder({ '.git/HEAD': '', '.gitignore': 'out/', 'out/sub/a.json': '', 'out/b.json': '' })
    expect((await find(cwd, ['out'])).files).toEqual(['out/b.json', 'out/sub/a.json'])
    expect((await find(cwd, ['out/sub'])).files).toEqual(['out/sub/a.json'])
  })

  it('shows each file once, relative to the working directory', async () => {
    const cwd = tempFolder({ 'p/a.json': '', 'q/b.json': '' })
    expect((await find(join(cwd, 'q'), ['../p', '../p/a.json', '.'])).files).toEqual([
      '../p/a.json',
      'b.json',
    ])
  })

  it('excludes by glob, folders too', async () => {
    const cwd = tempFolder({ 'a/x.json': '', 'b/x.json': '', 'b/y.json': '' })
    expect((await find(cwd, ['.'], ['a/**', '**/y.json'])).files).toEqual(['b/x.json'])
  })

  it('reads links to files, does not follow links to folders, and survives loops', async () => {
    const cwd = tempFolder({ 'real/x.json': '' })
    symlinkSync(join(cwd, 'real/x.json'), join(cwd, 'link.json'))
    symlinkSync(cwd, join(cwd, 'real/up'))
    symlinkSync('nowhere.json', join(cwd, 'dead.json'))
    symlinkSync('loop.json', join(cwd, 'loop.json'))
    expect(await find(cwd, ['.'])).toEqual({
      files: ['link.json', 'real/x.json'],
      skipped: [
        'dead.json: a symbolic link that leads nowhere',
        'loop.json: a symbolic link that leads nowhere',
        'real/up: a symbolic link to a folder is not followed',
      ],
    })
    await expect(find(cwd, ['loop.json'])).rejects.toThrow('leads to itself')
  })

  it('says what a missing input may have meant', async () => {
    const cwd = tempFolder({ 'policies/a.json': '' })
    await expect(find(cwd, ['polices/'])).rejects.toThrow(
      '"polices/" does not exist (did you mean "policies/"?)',
    )
    await expect(find(cwd, ['policies/b.json'])).rejects.toThrow('(did you mean "policies/a.json"?)')
    await expect(find(cwd, ['nothing-like-it'])).rejects.toThrow(/does not exist$/)
  })

  it.skipIf(process.getuid?.() === 0)('counts a folder that may not be opened', async () => {
    const cwd = tempFolder({ 'closed/x.json': '', 'x.json': '' })
    chmodSync(join(cwd, 'closed'), 0)
    expect(await find(cwd, ['.'])).toEqual({
      files: ['x.json'],
      skipped: ['closed: the folder cannot be opened (EACCES)'],
    })
    chmodSync(join(cwd, 'closed'), 0o755)
  })
})
