// Files of Terraform's own language wait for the others of their folder, and are read with them.

import type { Document } from '../model/document.ts'
import { decodeText } from './decode-text.ts'
import { folderOf, isFileOfValues, isModuleFile } from './module-names.ts'
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
    for (const [folder, files] of this.#files) {
      const { readModule } = await import('./readers/hcl/read-module.ts')
      // As Terraform takes them: files of values last, each in the order of its name.
      const sorted = [...files].sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1))
      documents.push(...(await readModule(sorted, folder)))
    }
    return new Map(documents.map(document => [document.path, withinBounds(document)]))
  }
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
