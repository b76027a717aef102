// The package as npm packs it: small enough, nothing in it that nobody needs, and installed without a network it runs.

import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { beforeAll, describe, expect, it } from 'vitest'
import { type InstalledPackage, installPackage } from '../helpers/installed-package.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

let installed: InstalledPackage
beforeAll(async () => {
  installed = await installPackage()
}, 120_000)

/** Run as a program: its library asks for the tarball unpacked in its own way. */
const attw = 'node_modules/@arethetypeswrong/cli/dist/index.js'

/** Bytes. Most of it is AWS's tables; what makes it much larger is a library that came along unnoticed. */
const largestTarball = 2.5 * 1024 * 1024

describe('the package', () => {
  it('is small', () => {
    expect(installed.tarballBytes).toBeLessThan(largestTarball)
  })

  it('holds what is used, and neither sources nor tests', () => {
    const tops = [...new Set(installed.files.map(path => path.split('/').slice(0, 2).join('/')))]
    for (const top of tops) {
      expect(top).toMatch(/^(dist\/.*|schemas\/.*\.json|fixtures\/lab|[A-Z]+\.md|LICENSE|package\.json)$/)
    }
    expect(installed.files.filter(path => path.endsWith('.ts') && !path.endsWith('.d.ts'))).toEqual([])
    expect(installed.files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'CHANGELOG.md']))
  })

  it('installs nothing else, and runs nothing when it is installed', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>
      dependencies?: object
    }
    expect(manifest.dependencies).toBeUndefined()
    for (const script of ['preinstall', 'install', 'postinstall'])
      expect(manifest.scripts[script]).toBeUndefined()
    expect(installed.packages).toEqual(['rdsaudit'])
  })

  it('has a manifest that every way of importing understands, says publint', async () => {
    const tarball = new Uint8Array(readFileSync(installed.tarball)).buffer
    expect((await publint({ pack: { tarball }, strict: true })).messages).toEqual([])
  })

  // Of the ways to resolve a package, two are asked: an ES module's and a bundler's. `require` gets an ES module on every
  // Node.js that is supported, which attw's list of ways does not know yet, and `node10` reads no `exports`.
  it('has types that match what is run, says attw', () => {
    const args = [attw, '--profile', 'esm-only', '--no-definitely-typed', '-f', 'json', installed.tarball]
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    const { analysis } = JSON.parse(stdout) as { analysis: { types: unknown; entrypoints: object } }
    expect(analysis.types).toEqual({ kind: 'included' })
    expect(Object.keys(analysis.entrypoints)).toContain('.')
    expect(status).toBe(0)
  })

  it('brings the licence of all that is bundled', () => {
    const text = readFileSync(
      join(installed.folder, 'node_modules/rdsaudit/dist/THIRD-PARTY-LICENSES.txt'),
      'utf8',
    )
    const licences = [...text.matchAll(/^([@\w][\w@/.-]*) \d[\w.-]*: (.+)$/gm)]
    for (const name of ['commander', 'yaml', 'ink', 'pg', 'mysql2', '@aws-sdk/client-sts', 'web-tree-sitter'])
      expect(licences.map(([, found]) => found)).toContain(name)
    for (const [, , licence] of licences) expect(licence).not.toContain('GPL')
  })

  it('runs as a program', () => {
    const cwd = tempFolder({ 'a.json': '{"Version": "2012-10-17", "Statement": []}' })
    expect(installed.run(['--version'], cwd).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(installed.run(['check', '--no-config', 'a.json'], cwd).status).toBe(1)
    expect(installed.run(['explain', 'missing-external-id'], cwd).stdout).toContain('missing-external-id')
    expect(installed.run(['lab'], cwd).stdout).toContain('healthy')
  })

  it('is a library, with types', () => {
    const script = `import { checkDocuments } from 'rdsaudit'
      import schema from 'rdsaudit/schemas/findings.v1.json' with { type: 'json' }
      const { summary } = await checkDocuments([{ path: 'a.json', content: '{}' }])
      console.log(schema.title, summary.documents.checked)`
    const args = ['--no-warnings', '--input-type=module', '-e', script]
    const output = execFileSync(process.execPath, args, { cwd: installed.folder, encoding: 'utf8' })
    expect(output).toMatch(/^rdsaudit/)
    expect(installed.files).toContain('dist/types/src/api/index.d.ts')
  })
})
