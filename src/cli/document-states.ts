// Two states of the same documents, for `diff`: two files, two folders, or two revisions of a git repository.

import { existsSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { DocumentState } from '../api/compare-documents.ts'
import { UsageError } from '../base/errors.ts'
import { findFiles, type InputFile, isCandidate } from '../input/find-files.ts'
import { type GitTree, openGitTree, prefixInRepository, resolveRange } from '../input/git-tree.ts'
import { configName, type LoadedConfig, readConfig } from '../input/load-config.ts'
import { type GivenDocument, readDocuments } from '../input/module-files.ts'
import { createFileReader } from '../input/read-file.ts'
import { readTextFile, textOf } from '../input/read-text.ts'
import { boundsOf } from '../input/repository.ts'
import { setupFromConfig } from '../input/setup-from-config.ts'
import { filesOfSetup } from '../model/files-of-setup.ts'
import type { PolicyType } from '../model/policy.ts'
import { emptySetup, type Setup } from '../model/setup.ts'
import { usualPlaces, usualTemplates } from './usual-places.ts'
import type { World } from './world.ts'

export interface TwoStates {
  readonly base: DocumentState
  readonly head: DocumentState
}

/** Throws a `UsageError` when one is a file and the other a folder, or one does not exist. */
export async function statesOfPaths(
  base: string,
  head: string,
  policyType: PolicyType | undefined,
  world: World,
): Promise<TwoStates> {
  const [first, second] = [kindOf(base, world), kindOf(head, world)]
  if (first !== second)
    throw new UsageError(`"${base}" is a ${first} and "${head}" a ${second}: two of a kind are compared`)
  const read = first === 'file' ? stateOfFile : stateOfFolder
  return { base: await read(base, policyType, world), head: await read(head, policyType, world) }
}

function kindOf(path: string, { cwd }: World): 'file' | 'folder' {
  const stat = statSync(resolve(cwd, path), { throwIfNoEntry: false })
  if (!stat) throw new UsageError(`"${path}" does not exist`)
  return stat.isDirectory() ? 'folder' : 'file'
}

/** Two files are two states of one document, whatever they are called. */
async function stateOfFile(
  path: string,
  policyType: PolicyType | undefined,
  world: World,
): Promise<DocumentState> {
  const { files } = await findFiles([path], { cwd: world.cwd })
  return {
    documents: await readFiles(files, () => policyType, nameless),
    setup: emptySetup,
    keyOf: () => '',
  }
}

/** With the configuration that lies in the folder itself. */
async function stateOfFolder(
  folder: string,
  policyType: PolicyType | undefined,
  world: World,
): Promise<DocumentState> {
  const absolute = resolve(world.cwd, folder)
  const file = join(absolute, configName)
  const shown = (path: string) => relative(world.cwd, path).split(sep).join('/')
  const loaded = existsSync(file)
    ? await readConfig(readTextFile(file, world.cwd), shown(file), absolute, {
        bounds: boundsOf(absolute, world.cwd),
      })
    : { config: {}, folder: absolute }
  const setup = setupFromConfig(loaded, { cwd: world.cwd, env: world.env, links: 'all' })
  const ofLinks = [...filesOfSetup(setup).keys()].filter(path => existsSync(resolve(world.cwd, path)))
  const { files } = await findFiles([folder, ...ofLinks], {
    cwd: world.cwd,
    exclude: loaded.config.exclude ?? [],
    excludeFrom: absolute,
  })
  const keyOf = (path: string) => relative(absolute, resolve(world.cwd, path)).split(sep).join('/')
  const typeOf = await typesFrom(loaded, setup, keyOf)
  return { documents: await readFiles(files, path => policyType ?? typeOf(path), keyOf), setup, keyOf }
}

/** What a file is called, without what tells it from another one: its endings say how it is read. */
function nameless(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return `document${name.includes('.') ? name.slice(name.indexOf('.')) : ''}`
}

/** Read under the names that both sides have: a value that a template leaves open is the same on both. */
async function readFiles(
  files: readonly InputFile[],
  typeOf: (path: string) => PolicyType | undefined,
  nameOf: (path: string) => string,
): Promise<DocumentState['documents']> {
  const shown = new Map(files.map(({ path }) => [nameOf(path), path]))
  const documents = await readDocuments(contentsOf(files, typeOf, nameOf))
  return documents.map(document => ({ ...document, path: shown.get(document.path) ?? document.path }))
}

function* contentsOf(
  files: readonly InputFile[],
  typeOf: (path: string) => PolicyType | undefined,
  nameOf: (path: string) => string,
): Iterable<GivenDocument> {
  const reader = createFileReader()
  for (const file of files) {
    const content = reader.read(file)
    const path = nameOf(file.path)
    yield {
      path,
      content: 'document' in content ? { ...content.document, path } : content.bytes,
      options: { policyType: typeOf(file.path), named: file.named },
    }
  }
}

/** `paths` are files or folders of the repository, as seen from the working directory; all, when there is none. */
export async function statesOfRevisions(
  range: string,
  paths: readonly string[],
  policyType: PolicyType | undefined,
  world: World,
): Promise<TwoStates> {
  const prefix = prefixInRepository(world)
  const { base, head } = resolveRange(range, world)
  const within = paths.map(path => resolve('/', prefix, path).slice(1))
  const read = (commit: string) => stateOfTree(openGitTree(commit, world), within, policyType, world)
  return { base: await read(base), head: await read(head) }
}

/** As `check` without an input: what the configuration at the root of the repository includes, or the usual places. */
async function stateOfTree(
  tree: GitTree,
  within: readonly string[],
  policyType: PolicyType | undefined,
  world: World,
): Promise<DocumentState> {
  const written = tree.paths.includes(configName) ? tree.read([configName]).get(configName) : undefined
  const loaded: LoadedConfig = written
    ? await readConfig(textOf(written, configName), configName, '/')
    : { config: {}, folder: '/' }
  const setup = setupFromConfig(loaded, { cwd: '/', env: world.env, links: 'all' })
  const ofLinks = filesOfSetup(setup)
  const included = await matcher(loaded.config.include ?? [...usualPlaces, ...usualTemplates])
  const excluded = await matcher(loaded.config.exclude ?? [])
  const isWanted = (path: string) =>
    within.length > 0
      ? isCandidate(path) &&
        within.some(one => one === '' || path === one || path.startsWith(`${one.replace(/\/$/, '')}/`))
      : included(path)
  const chosen = tree.paths.filter(
    path => path !== configName && (ofLinks.has(path) || (isWanted(path) && !excluded(path))),
  )
  const typeOf = await typesFrom(loaded, setup, path => path)
  const contents = tree.read(chosen)
  const documents = await readDocuments(
    chosen.map(path => ({
      path,
      content: contents.get(path) ?? new Uint8Array(),
      options: {
        policyType: policyType ?? typeOf(path),
        named: ofLinks.has(path) || within.includes(path),
      },
    })),
  )
  return { documents, setup, keyOf: path => path }
}

/** What the last entry of `documents` that matches says, else what a link uses the file for. */
async function typesFrom(
  { config }: LoadedConfig,
  setup: Setup,
  keyOf: (path: string) => string,
): Promise<(path: string) => PolicyType | undefined> {
  const ofLinks = filesOfSetup(setup)
  const entries = await Promise.all(
    (config.documents ?? []).map(async ({ path, type }) => ({ matches: await matcher([path]), type })),
  )
  return path => entries.findLast(({ matches }) => matches(keyOf(path)))?.type ?? ofLinks.get(path)
}

async function matcher(patterns: readonly string[]): Promise<(path: string) => boolean> {
  if (patterns.length === 0) return () => false
  const { compileGlobs } = await import('../input/match-globs.ts')
  return compileGlobs(patterns)
}
