// What a module calls, as far as the files of it are there: each call makes a module of its own, with its own arguments.
// https://developer.hashicorp.com/terraform/language/modules/syntax

import { folderFrom } from '../../module-names.ts'
import { evaluate, type Step } from './evaluate.ts'
import { type Located, referredFrom, textOf } from './located.ts'
import { Module } from './module.ts'
import type { ModuleBlock } from './module-blocks.ts'
import type { Attribute, Block, Body, Span } from './syntax.ts'

/** The files of one folder, parsed. */
export interface ModuleFolder {
  /** With the slash at its end; empty for the working directory. */
  readonly path: string
  readonly bodies: readonly Body[]
  /** What its files of values say of variables. */
  readonly given: ReadonlyMap<string, Attribute>
}

/** The folders that are read together, and what is told of them. */
export interface Folders {
  readonly byPath: ReadonlyMap<string, ModuleFolder>
  /** How many more modules may be made: a few lines can call for millions. */
  left: number
  /** Folders that were called with known arguments, and those of which a call was not followed. */
  readonly called: Set<string>
  readonly missed: Set<string>
}

/** Who calls a module. */
export interface Caller {
  readonly module: Module
  readonly call: ModuleBlock
  /** Those around it, from the outermost. */
  readonly folders: readonly string[]
}

export const mostModules = 300

export class Calls {
  readonly #module: Module
  readonly #folders: Folders
  /** The folder of the module, after those that called it. */
  readonly #path: readonly string[]
  readonly #calls = new Map<string, ModuleBlock>()
  readonly #made = new Map<string, Module | undefined>()

  constructor(module: Module, folders: Folders, path: readonly string[]) {
    this.#module = module
    this.#folders = folders
    this.#path = path
  }

  take(calls: readonly ModuleBlock[]): void {
    for (const one of calls) if (this.#folderOf(one.block)) this.#calls.set(one.address, one)
  }

  /** Whether the arguments of a block are read in the module that it calls. */
  has(block: Block): boolean {
    return [...this.#calls.values()].some(one => one.block === block)
  }

  /** The folders that are called, without a look at how. */
  folders(): readonly ModuleFolder[] {
    return [...this.#calls.values()].flatMap(({ block }) => this.#folderOf(block) ?? [])
  }

  /** What the calls make. */
  modules(): readonly { readonly module: Module; readonly folder: ModuleFolder }[] {
    return [...this.#calls].flatMap(([address, { block }]) => {
      const [module, folder] = [this.#moduleAt(address), this.#folderOf(block)]
      return module && folder ? [{ module, folder }] : []
    })
  }

  /** The output that a path beginning with `module` leads to, with the steps that are left. */
  output(
    [name, ...rest]: readonly Step[],
    at: Span,
  ): { readonly value: Located; readonly rest: readonly Step[] } | undefined {
    const [key, ...others] = rest
    const keyed = `module.${String(name)}[${JSON.stringify(key)}]`
    const isKeyed = this.#calls.has(keyed)
    const address = isKeyed ? keyed : `module.${String(name)}`
    const [output, ...left] = isKeyed ? others : rest
    if (typeof output !== 'string' || this.#calls.get(address)?.several) return undefined
    const value = this.#moduleAt(address)?.output(output, at)
    return value && { value: referredFrom(value, at), rest: left }
  }

  #folderOf({ body }: Block): ModuleFolder | undefined {
    const source = body.attributes.get('source')
    const path = source && textOf(evaluate(source.value, this.#module.scope))
    if (path === undefined || !/^\.{1,2}(\/|$)/.test(path)) return undefined
    return this.#folders.byPath.get(folderFrom(this.#path.at(-1) ?? '', path))
  }

  #moduleAt(address: string): Module | undefined {
    if (this.#made.has(address)) return this.#made.get(address)
    // Whoever asks for it while it is made gets nothing.
    this.#made.set(address, undefined)
    const call = this.#calls.get(address)
    const folder = call && this.#folderOf(call.block)
    if (!call || !folder) return undefined
    const { path, bodies } = folder
    if (this.#path.includes(path)) {
      this.#module.fault(call.block.head, `${address} calls a folder that this module is called from`)
      return undefined
    }
    if (this.#folders.left <= 0) {
      this.#folders.missed.add(path)
      return undefined
    }
    this.#folders.left -= 1
    // What an example asks for is not all that a module is used for.
    if (!/(^|\/)(examples?|tests?)\//.test(this.#path[0] ?? '')) this.#folders.called.add(path)
    const made = new Module(bodies, new Map(), this.#module.originOf(address), this.#folders, {
      module: this.#module,
      call,
      folders: [...this.#path, path],
    })
    this.#made.set(address, made)
    return made
  }
}
