// The import table of src/README.md, held against every import of src/ and rules/.

import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = ['src', 'rules'].flatMap(root =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(name => posix.join(root, name.replaceAll('\\', '/')))
    .filter(path => /\.tsx?$/.test(path) && !path.includes('/generated/')),
)

const table = readTable(readFileSync('src/README.md', 'utf8'))

interface Row {
  readonly imports: readonly string[]
  readonly packages: readonly string[]
}

function readTable(page: string): ReadonlyMap<string, Row> {
  const section = page.slice(page.indexOf('## Who may import whom'))
  const rows = [...section.matchAll(/^\| `([\w]+)`\s*\|([^|\n]*)\|([^|\n]*)\|$/gm)]
  const words = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? '')
  return new Map(
    rows.map(([, folder = '', imports, packages]) => [
      folder,
      { imports: words(imports), packages: words(packages) },
    ]),
  )
}

function importsOf(path: string): readonly string[] {
  const code = readFileSync(path, 'utf8').replace(/^\s*\/\/.*$/gm, '')
  return [
    ...code.matchAll(/\b(?:import|export)\s[^'"]*?\bfrom\s*['"]([^'"]+)['"]/g),
    ...code.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]\s*\)/g),
    ...code.matchAll(/^import\s*['"]([^'"]+)['"]/gm),
  ].map(match => match[1] ?? '')
}

const folderOf = (path: string) => (path.startsWith('rules/') ? 'rules' : (path.split('/')[1] ?? ''))

function isAllowed(path: string, target: string): boolean {
  const row = table.get(folderOf(path))
  if (!row) return false
  if (!target.startsWith('.')) {
    return row.packages.some(name =>
      name === 'node:' ? target.startsWith('node:') : target === name || target.startsWith(`${name}/`),
    )
  }
  const resolved = posix.normalize(posix.join(posix.dirname(path), target))
  if (path === 'rules/index.ts' || path === 'rules/pages.ts')
    return resolved.startsWith('rules/') || resolved === 'src/engine/define-rule.ts'
  const folder = folderOf(resolved)
  // A rule does not know other rules.
  if (folder === folderOf(path)) return folder !== 'rules'
  const inside = folder === 'rules' ? resolved : resolved.replace(/^src\//, '')
  return row.imports.some(allowed => inside === allowed || inside.startsWith(`${allowed}/`))
}

it('knows every folder of src', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter(entry => entry.isDirectory())
  expect(folders.map(entry => entry.name).filter(name => !table.has(name))).toEqual([])
})

describe.each(files)('%s', path => {
  it('imports only what src/README.md allows', () => {
    expect(importsOf(path).filter(target => !isAllowed(path, target))).toEqual([])
  })
})

/** What makes or changes files, of `node:fs`. */
const writing =
  /\b(appendFile|copyFile|createWriteStream|cp|link|mkdir|rename|symlink|truncate|writeFile)(Sync)?\b/
/** Theirs are temporary files, in folders made for them alone or without a name. */
const ofTheirOwn = ['src/cli/doctor-lab.ts', 'src/cli/filed-lists.ts']

it.each(files.filter(path => path.startsWith('src/cli/') && !ofTheirOwn.includes(path)))(
  '%s writes no file but through write-file.ts',
  path => {
    const [, names = ''] =
      /import \{([^}]*)\} from 'node:fs(?:\/promises)?'/.exec(readFileSync(path, 'utf8')) ?? []
    expect(writing.test(names)).toBe(path === 'src/cli/write-file.ts')
  },
)

it('would notice a forbidden import', () => {
  expect(isAllowed('rules/syntax/x.ts', '../../src/policy/wildcard.ts')).toBe(false)
  expect(isAllowed('src/policy/x.ts', 'node:fs')).toBe(false)
  expect(isAllowed('src/engine/x.ts', '../input/read-document.ts')).toBe(false)
  expect(isAllowed('src/engine/x.ts', '../base/closest.ts')).toBe(true)
})
