// Files that the configuration names and that are not there.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonValue } from '../base/json-value.ts'
import { didYouMean, type Mistake } from './config-mistake.ts'
import { type LoadedConfig, mistakes } from './load-config.ts'

/** Throws a `UsageError` that names the line of every file that is missing, of the links with these names. */
export async function refuseMissingFiles(
  { config, folder, path, document }: LoadedConfig,
  links: 'all' | readonly string[],
): Promise<void> {
  const chosen = (config.links ?? []).flatMap((link, index) =>
    links === 'all' || links.includes(link.name) ? [[link, `/links/${index}`] as const] : [],
  )
  if (chosen.length === 0 || document === undefined || path === undefined) return
  const named = [...chosen, [config.accounts ?? {}, '/accounts'] as const]
  const missing = named.flatMap(([value, pointer]) =>
    filesWithin(value as unknown as JsonValue, pointer).flatMap(file => missingFile(file, folder)),
  )
  if (missing.length > 0) throw await mistakes(path, document.text, missing)
}

/** A file that the configuration names. */
export interface NamedFile {
  readonly file: string
  readonly pointer: string
}

const keysOfFiles: ReadonlySet<string> = new Set(['trust', 'policies', 'boundary', 'scps', 'rcps'])

/** Policy files in a part of the configuration, wherever in it they are named. */
export function filesWithin(value: JsonValue, pointer: string): readonly NamedFile[] {
  if (isArray(value))
    return value.flatMap((item, index) => filesWithin(item, childPointer(pointer, String(index))))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, member]) => {
    const at = childPointer(pointer, key)
    return keysOfFiles.has(key) ? stringsWithin(member, at) : filesWithin(member, at)
  })
}

function stringsWithin(value: JsonValue, pointer: string): readonly NamedFile[] {
  if (typeof value === 'string') return [{ file: value, pointer }]
  if (!isArray(value)) return []
  return value.flatMap((item, index) => stringsWithin(item, childPointer(pointer, String(index))))
}

function missingFile({ file, pointer }: NamedFile, folder: string): readonly Mistake[] {
  const absolute = resolve(folder, file)
  if (existsSync(absolute)) {
    if (!statSync(absolute).isDirectory()) return []
    return [{ at: { pointer }, message: `"${file}" is a folder, and a file is expected` }]
  }
  return [{ at: { pointer }, message: `"${file}" does not exist${nearFile(absolute, file)}` }]
}

function nearFile(absolute: string, file: string): string {
  const parent = dirname(absolute)
  if (!existsSync(parent) || !statSync(parent).isDirectory()) return ''
  const names = readdirSync(parent)
  const prefix = file.slice(0, file.length - basename(file).length)
  return didYouMean(
    file,
    names.map(name => prefix + name),
  )
}
