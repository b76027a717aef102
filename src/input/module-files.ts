// Files of Terraform's own language wait for the others of their folder, and are read with them.

import type { Document } from '../model/document.ts'
import { decodeText } from './decode-text.ts'
import { folderFrom, folderOf, isFileOfValues, isModuleFile } from './module-names.ts'
import { type ReadOptions, readDocument, skipped, speaksOfPolicies } from './read-document.ts'
import type { ModuleFile } from './readers/hcl/read-module.ts'
import { withinBounds } from './within-bounds.ts'

export class ModuleFiles {
  /** By folder. */
  readonly #files = new Map<string, ModuleFile[]>()
  readonly #only: Document[] = []

  /** A file to be read, or one that only says what others mean. The content is not kept. */
  take(path: string, content: string | Uint8Array, named = true): void {
    const decoded = decodeText(content)
    if (!decoded.ok) {
      this.#only.push(
        named || speaksOfPolicies(content)
          ? { state: 'unreadable', path, why: decoded.why }
          : skipped(path, 'not a text with a policy in it'),
      )
      return
    }
    const folder = folderOf(path)
    const { text, byteOrderMark } = decoded
    this.#files.set(folder, [...(this.#files.get(folder) ?? []), { path, text, byteOrderMark }])
  }

  /** A document for each file that was taken. */
  async read(): Promise<ReadonlyMap<string, Document>> {
    const documents = [...this.#only]
    for (const folders of foldersThatCall(this.#files)) {
      const { readModules } = await import('./readers/hcl/read-module.ts')
      const ofEach = folders.map(folder => sorted(this.#files.get(folder) ?? []))
      // What is too much together is read folder by folder, without what they pass to each other.
      const together = await readModules(ofEach.flat())
      if (together) documents.push(...together)
      else for (const files of ofEach) documents.push(...((await readModules(files)) ?? []))
    }
    return new Map(documents.map(document => [document.path, withinBounds(document)]))
  }
}

/** As Terraform takes them: files of values last, each in the order of its name. */
function sorted(files: readonly ModuleFile[]): readonly ModuleFile[] {
  return [...files].sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1))
}

/** Folders of which one calls another stand together. */
function foldersThatCall(files: ReadonlyMap<string, readonly ModuleFile[]>): readonly (readonly string[])[] {
  const groups = new Map([...files.keys()].map(folder => [folder, new Set([folder])] as const))
  for (const [folder, those] of files)
    for (const { text } of those)
      for (const [, source = ''] of text.matchAll(/\bsource"?\s*[=:]\s*"(\.{1,2}(?:\/[^"\s]*)?)"/g)) {
        const [own, other] = [groups.get(folder), groups.get(folderFrom(folder, source))]
        if (!own || !other || own === other) continue
        for (const one of other) groups.set(one, own.add(one))
      }
  return [...new Set(groups.values())].map(group => [...group].sort())
}

function sortName({ path }: ModuleFile): string {
  return `${isFileOfValues(path) ? (/\.auto\.tfvars(\.json)?$/.test(path) ? 2 : 1) : 0} ${path}`
}

/** One of several documents that are read together. */
export interface GivenDocument {
  readonly path: string
  /** Read, or known to be unreadable without having been opened. */
  readonly content: string | Uint8Array | Document
  readonly options: ReadOptions
}

/** Reads documents, in their order; the content of one may be gone when the next is asked for. */
export async function readDocuments(given: Iterable<GivenDocument>): Promise<readonly Document[]> {
  const modules = new ModuleFiles()
  const documents: (Document | string)[] = []
  for (const { path, content, options } of given) {
    if (typeof content === 'object' && 'state' in content) documents.push(content)
    else if (isModuleFile(path)) {
      modules.take(path, content, options.named)
      documents.push(path)
    } else documents.push(await readDocument(path, content, options))
  }
  const read = await modules.read()
  return documents.flatMap(one => (typeof one === 'string' ? (read.get(one) ?? []) : [one]))
}
