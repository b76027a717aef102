// Lists too long for memory, in files without a name: entry after entry, a line each. Whatever ends the program, nothing
// of them is left.

import { closeSync, constants, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { childPointer } from '../base/json-pointer.ts'
import type { JsonValue } from '../base/json-value.ts'
import type { LongListName, LongLists } from '../live/collect/long-lists.ts'
import type { Snapshot } from '../model/snapshot.ts'

/** Bytes that are written or read at once. */
const portion = 1 << 18
const { O_CREAT, O_EXCL, O_RDWR } = constants

export class FiledLists implements LongLists {
  readonly #folder: string
  readonly #unique: string
  readonly #files = new Map<string, NamelessFile>()
  #isClosed = false

  constructor(folder: string, unique: string) {
    this.#folder = folder
    this.#unique = unique
  }

  /** Throws what the file system throws. What comes after the end is for nobody. */
  add(account: string, list: LongListName, entry: JsonValue): void {
    if (this.#isClosed) return
    const key = keyOf(account, list)
    let file = this.#files.get(key)
    if (!file) {
      file = new NamelessFile(join(this.#folder, `.rdsaudit.${this.#unique}.${this.#files.size}.tmp`))
      this.#files.set(key, file)
    }
    file.add(entry)
  }

  /** The lists by where they belong in the snapshot, as JSON pointers. */
  in({ accounts }: Snapshot): ReadonlyMap<string, Iterable<JsonValue>> {
    return new Map(
      [...this.#files].map(([key, file]) => {
        const [account = '', list = ''] = key.split(' ')
        const index = accounts.findIndex(({ Account }) => Account === account)
        return [['accounts', index, 'iam', list, 'items'].reduce<string>(childPointer, ''), file]
      }),
    )
  }

  close(): void {
    for (const file of this.#files.values()) file.close()
    this.#files.clear()
    this.#isClosed = true
  }
}

function keyOf(account: string, list: LongListName): string {
  return `${account} ${list}`
}

/** Gone from its folder as soon as it is open. Can be read as often as wanted, once all is added. */
class NamelessFile implements Iterable<JsonValue> {
  readonly #file: number
  #pending: string[] = []
  #pendingLength = 0

  constructor(path: string) {
    this.#file = openSync(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
    unlinkSync(path)
  }

  add(entry: JsonValue): void {
    const line = `${JSON.stringify(entry)}\n`
    this.#pending.push(line)
    this.#pendingLength += line.length
    if (this.#pendingLength >= portion) this.#write()
  }

  *[Symbol.iterator](): Iterator<JsonValue> {
    this.#write()
    const decoder = new TextDecoder()
    const bytes = Buffer.alloc(portion)
    let rest = ''
    for (let at = 0; ; ) {
      const count = readSync(this.#file, bytes, 0, portion, at)
      if (count === 0) return
      at += count
      const lines = (rest + decoder.decode(bytes.subarray(0, count), { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line) as JsonValue
    }
  }

  close(): void {
    closeSync(this.#file)
  }

  /** At the file's end, where the reader's positions do not move it from. */
  #write(): void {
    const bytes = Buffer.from(this.#pending.join(''))
    this.#pending = []
    this.#pendingLength = 0
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written)
  }
}
