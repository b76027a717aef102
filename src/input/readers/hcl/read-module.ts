// The `.tf` files of a folder, and of those that it calls → documents, one for each file. They become resources with values,
// as a plan has them, and are read from there on by what reads plans; each policy belongs to the document of the file that it
// is written in.

import { childPointer } from '../../../base/json-pointer.ts'
import type { Document, DuplicateMember, TemplateFault } from '../../../model/document.ts'
import type { TextPlace } from '../../../model/place.ts'
import type { Policy } from '../../../model/policy.ts'
import { findDuplicates } from '../../json-locator.ts'
import { folderOf, isFileOfValues, isInJson } from '../../module-names.ts'
import { explainBroken, noPolicy, skipped } from '../../read-document.ts'
import { type ResourceReader, readResources } from '../terraform/read-plan.ts'
import { cutText, hasASay, jsonHasASay, type Piece } from './cut-text.ts'
import { evaluate } from './evaluate.ts'
import { findInModule } from './find-place.ts'
import { loadParser } from './load-parser.ts'
import { type Located, Plain, ValueBomb } from './located.ts'
import { loosePoliciesIn, looseStatementsIn } from './loose-policies.ts'
import { Module } from './module.ts'
import { type Calls, type Folders, type ModuleFolder, mostModules } from './module-calls.ts'
import { descend, placeName, resourcesOfModule, untaken } from './module-resources.ts'
import { readJsonSyntax, readJsonValues } from './read-json.ts'
import { readSyntax } from './read-syntax.ts'
import type { Attribute, Body, SyntaxFault } from './syntax.ts'

/** A file of a module, decoded. */
export interface ModuleFile {
  readonly path: string
  readonly text: string
  readonly byteOrderMark: boolean
}

// What is larger is generated, takes minutes, and has a plan that is read in seconds.
const largestModule = 16 * 1024 * 1024

/**
 * The documents are in the order of the files, which may be those of several folders that call each other. Undefined where
 * these are too much to be read together.
 */
export async function readModules(files: readonly ModuleFile[]): Promise<readonly Document[] | undefined> {
  const folders = new Set(files.map(({ path }) => folderOf(path)))
  const mayCall = folders.size > 1
  const pieces = files.map(({ path, text }) =>
    isFileOfValues(path) || isInJson(path)
      ? [{ text, offset: 0 }].filter(one => isFileOfValues(path) || jsonHasASay(one))
      : cutText(text).filter(one => hasASay(one) || (mayCall && isOfCalls(one))),
  )
  const size = pieces.flat().reduce((sum, { text }) => sum + text.length, 0)
  if (pieces.every((those, index) => isFileOfValues(files[index]?.path ?? '') || those.every(isOnlyNames)))
    return files.map(({ path }) => skipped(path, noPolicy))
  if (mayCall && size > largestModule) return undefined
  const refuse = (why: string) => files.map(({ path }): Document => ({ state: 'unreadable', path, why }))
  if (size > largestModule)
    return refuse('its folder has more than 16 MiB of Terraform to read; give the plan of it instead')
  try {
    return await new ModuleReader(files).read(pieces)
  } catch (error) {
    if (mayCall && (error instanceof ValueBomb || error instanceof RangeError)) return undefined
    if (error instanceof ValueBomb)
      return refuse('what its folder says of policies repeats itself a million times')
    if (error instanceof RangeError) return refuse('its folder has values that are nested too deeply')
    throw error
  }
}

/** Names of values, and nothing that uses them for a policy. */
function isOnlyNames(piece: Piece): boolean {
  const { text } = piece
  if (isOfCalls(piece) && !hasASay(piece)) return true
  return /^\s*(?:locals|variable|provider)\b/.test(text) && !/Statement/.test(text)
}

/** Calls of modules pass values on, and outputs pass them back. */
function isOfCalls({ text }: Piece): boolean {
  return /^(?:module|output)\b/.test(text)
}

class ModuleReader {
  readonly #files: readonly ModuleFile[]
  readonly #faults: SyntaxFault[] = []
  readonly #plain = new Plain()
  /** What stands at pointers of three tokens, such as `/resource/aws_iam_role/app`. */
  readonly #roots = new Map<string, Located>()

  constructor(files: readonly ModuleFile[]) {
    this.#files = files
  }

  async read(pieces: readonly ReturnType<typeof cutText>[]): Promise<readonly Document[]> {
    const folders = await this.#parsed(pieces)
    const modules = modulesOf(folders)
    const resources = modules.flatMap(({ module }) => resourcesOfModule(module, this.#plain, this.#roots))
    const reader = readResources(resources)
    for (const one of resources)
      if (one.type === 'aws_iam_policy_document' && !reader.used.has(one.pointer)) reader.unused(one)
    this.#holdLoose(modules, reader)
    for (const { module } of modules) this.#faults.push(...module.faults)
    for (const pointer of reader.circles) {
      const at = this.#roots.get(pointer)?.at
      if (at) this.#faults.push({ at, fault: 'this policy document is made of itself' })
    }
    return this.#documents(reader)
  }

  async #parsed(pieces: readonly ReturnType<typeof cutText>[]): Promise<Folders> {
    const parser = await loadParser()
    const byPath = new Map<string, FolderBeingRead>()
    for (const [index, those] of pieces.entries()) {
      const path = this.#files[index]?.path ?? ''
      const isValues = isFileOfValues(path)
      const readJson = isValues ? readJsonValues : readJsonSyntax
      const folder: FolderBeingRead = byPath.get(folderOf(path)) ?? {
        path: folderOf(path),
        bodies: [],
        given: new Map(),
      }
      byPath.set(folder.path, folder)
      for (const piece of those) {
        const { body, faults } = isInJson(path)
          ? readJson(parser, piece.text, index)
          : readSyntax(parser, piece, index)
        this.#faults.push(...faults)
        if (isValues) for (const [name, attribute] of body.attributes) folder.given.set(name, attribute)
        else folder.bodies.push(body)
      }
    }
    return { byPath, left: mostModules, called: new Set(), missed: new Set() }
  }

  /** Policies of blocks that are no resources, and of attributes that no reader of resources knows. */
  #holdLoose(modules: readonly MadeModule[], reader: ResourceReader): void {
    const roots = this.#roots
    const met = new Set(reader.holdings.policies.map(({ pointer }) => this.#nameAt(pointer, reader)))
    const seen = (value: Located) => {
      const name = placeName(value)
      return met.has(name) || !met.add(name)
    }
    const hold = (value: Located, pointer: string) => {
      for (const { pointer: at, root, isText } of loosePoliciesIn(value, pointer, seen))
        reader.holdings.hold(root, { pointer: at, owners: [], ...(isText && { writtenAs: 'json-text' }) })
    }
    const holdStatements = (value: Located, pointer: string) => {
      for (const { pointer: at, root, places } of looseStatementsIn(value, pointer)) {
        for (const [inside, source] of places) reader.sources.set(at + inside, source)
        reader.holdings.hold(root, { pointer: at, owners: [] })
      }
    }
    for (const [pointer, value] of [...roots]) hold(value, pointer)
    for (const { module, bodies } of modules) {
      for (const block of bodies.flatMap(({ blocks }) => blocks)) {
        const { type, labels, body } = block
        if (type === 'resource' || type === 'data' || module.calls.has(block)) continue
        for (const [name, attribute] of body.attributes) {
          // What a variable takes is said in words of its own: `object({ id = string })`.
          if (type === 'variable' && name === 'type') continue
          const pointer = untaken([labels[0] ?? '', name].reduce(childPointer, `/${type}`), roots)
          const value = evaluate(attribute.value, module.scope)
          roots.set(pointer, value)
          hold(value, pointer)
          if (type === 'module') holdStatements(value, pointer)
        }
      }
    }
  }

  /** The place of the policy's own text. */
  #nameAt(pointer: string, { sources }: ResourceReader): string {
    let value = descend(this.#roots, sources.get(pointer) ?? pointer).passed.at(-1)?.value
    while (value?.kind === 'encoded') value = value.value
    return value ? placeName(value) : ''
  }

  async #documents(reader: ResourceReader): Promise<readonly Document[]> {
    const roots = this.#roots
    const { holdings, broken, repeating, sources, apps, databases } = reader
    const homeOf = (pointer: string) =>
      descend(roots, sources.get(pointer) ?? pointer).passed.at(-1)?.value.at.file ?? 0
    const policies = holdings.close().map(policy => ({ policy, home: homeOf(policy.pointer) }))
    return Promise.all(
      this.#files.map(async ({ path, text, byteOrderMark }, index): Promise<Document> => {
        const own = policies.filter(({ home }) => home === index).map(({ policy }) => policy)
        const faults = this.#faultsOf(index)
        const brokenHere = broken.filter(({ pointer }) => homeOf(pointer) === index)
        const appsHere = apps.filter(({ pointer }) => homeOf(pointer) === index)
        const planned = databases.filter(({ pointer }) => homeOf(pointer) === index)
        if ([own, faults, brokenHere, appsHere, planned].every(part => part.length === 0))
          return skipped(path, noPolicy)
        return {
          state: 'read',
          path,
          text,
          byteOrderMark,
          value: {},
          duplicates: duplicatesIn(
            repeating.filter(at => homeOf(at) === index),
            roots,
            { index, text },
          ),
          policies: own.map(policy => withNearMaximum(policy, homeOf)),
          misfits: [],
          brokenTexts: await explainBroken(brokenHere),
          findPlace: place =>
            faultPlace(place.pointer, faults) ?? findInModule(roots, place, { index, text }),
          sources,
          ...(appsHere.length > 0 && { apps: appsHere }),
          ...(planned.length > 0 && { planned }),
          ...(faults.length > 0 && { faults }),
        }
      }),
    )
  }

  #faultsOf(file: number): readonly (TemplateFault & { readonly at: TextPlace })[] {
    return this.#faults
      .filter(({ at }) => at.file === file)
      .sort((a, b) => a.at.offset - b.at.offset)
      .map(({ at, fault }, index) => ({
        pointer: `/#${index}`,
        fault,
        at: { offset: at.offset, length: at.length },
      }))
  }
}

interface FolderBeingRead extends ModuleFolder {
  readonly bodies: Body[]
  readonly given: Map<string, Attribute>
}

interface MadeModule {
  readonly module: Module
  readonly bodies: ModuleFolder['bodies']
}

/** Those that nobody calls, and what they call, with the arguments of each call; of what was not followed, itself. */
function modulesOf(folders: Folders): readonly MadeModule[] {
  const made: MadeModule[] = []
  const add = (module: Module, { bodies }: ModuleFolder) => {
    made.push({ module, bodies })
    for (const called of module.calls.modules()) add(called.module, called.folder)
  }
  const alone = new Map(
    [...folders.byPath.values()].map(folder => {
      const { path, bodies, given } = folder
      return [path, { folder, module: new Module(bodies, given, path, folders, path) }] as const
    }),
  )
  const entries = entriesOf(
    [...alone.values()].map(({ module, folder }) => ({ folder, calls: module.calls })),
  )
  for (const folder of entries) add((alone.get(folder.path) as { module: Module }).module, folder)
  for (const { folder, module } of alone.values())
    if (!entries.includes(folder) && (!folders.called.has(folder.path) || folders.missed.has(folder.path)))
      add(module, folder)
  return made
}

function entriesOf(
  all: readonly { readonly folder: ModuleFolder; readonly calls: Calls }[],
): readonly ModuleFolder[] {
  const called = new Set(all.flatMap(({ calls }) => calls.folders()))
  return all.map(({ folder }) => folder).filter(folder => !called.has(folder))
}

function faultPlace(
  pointer: string,
  faults: readonly (TemplateFault & { readonly at: TextPlace })[],
): TextPlace | undefined {
  return pointer.startsWith('/#') ? faults.find(fault => fault.pointer === pointer)?.at : undefined
}

/** The maximum is told at its own place, which has to be in the policy's file. */
function withNearMaximum(policy: Policy, homeOf: (pointer: string) => number): Policy {
  const { maxSession, ...others } = policy
  return maxSession && homeOf(maxSession.pointer) !== homeOf(policy.pointer) ? others : policy
}

/** Names that stand twice in one object of a policy that is written as text. */
function duplicatesIn(
  pointers: readonly string[],
  roots: ReadonlyMap<string, Located>,
  file: { readonly index: number; readonly text: string },
): readonly DuplicateMember[] {
  return pointers.flatMap(pointer => {
    const value = descend(roots, pointer).passed.at(-1)?.value
    if (value?.kind !== 'scalar') return []
    const placed = ({ offset, length }: TextPlace) =>
      findInModule(roots, { pointer, part: { from: offset, to: offset + length } }, file)
    return findDuplicates(String(value.value)).map(one => ({
      ...one,
      pointer: pointer + one.pointer,
      first: placed(one.first),
      again: placed(one.again),
    }))
  })
}
