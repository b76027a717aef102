// The files of one folder as Terraform takes them together: what variables, locals, resources and providers are, by name.
// Called by another module, they are read once more with what that one passes on.

import { memberOf } from '../../../base/json-value.ts'
import { unknownText } from '../../../base/unknown-text.ts'
import { valueOfBlock } from './block-values.ts'
import { evaluate, type Names, nameOf, type Path, type Scope, type Step } from './evaluate.ts'
import { type Located, Plain, referredFrom, textAt, textOf, unknownAt } from './located.ts'
import {
  accountIn,
  callBlock,
  type Home,
  type ModuleBlock,
  moduleBlock,
  mostOfOne,
  roundsBy,
  tells,
} from './module-blocks.ts'
import { type Caller, Calls, type Folders } from './module-calls.ts'
import type { Attribute, Block, Body, Span, SyntaxFault } from './syntax.ts'

export class Module implements Names {
  readonly faults: SyntaxFault[] = []
  readonly blocks: readonly ModuleBlock[]
  readonly calls: Calls
  readonly #origin: string
  readonly #caller: Caller | undefined
  readonly #outputs = new Map<string, Block>()
  readonly #variables = new Map<string, Block>()
  readonly #given: ReadonlyMap<string, Attribute>
  readonly #locals = new Map<string, Attribute>()
  readonly #byAddress = new Map<string, ModuleBlock>()
  readonly #providers = new Map<string, Block>()
  readonly #homes = new Map<string, Home>()
  readonly #known = new Map<string, Located>()
  /** What is being worked out: whoever asks for it again goes round in a circle. */
  readonly #open: string[] = []

  /** `given` is what files of values say of the variables. `origin` tells this module's unknown values from others'. */
  constructor(
    bodies: readonly Body[],
    given: ReadonlyMap<string, Attribute>,
    origin: string,
    folders: Folders,
    from: Caller | string,
  ) {
    this.#origin = origin
    this.#given = given
    this.#caller = typeof from === 'string' ? undefined : from
    this.calls = new Calls(this, folders, typeof from === 'string' ? [from] : from.folders)
    const blocks = bodies.flatMap(body => body.blocks)
    for (const block of blocks) this.#take(block)
    const written = blocks.flatMap(block => moduleBlock(block) ?? [])
    for (const one of written) this.#place(one)
    this.calls.take(
      blocks.flatMap(block => callBlock(block) ?? []).flatMap(one => this.#eachOf(one) ?? [one]),
    )
    this.blocks = written.flatMap(one => {
      const each = this.#eachOf(one)
      for (const single of each ?? []) this.#place(single)
      return each ?? [one]
    })
  }

  #place(one: ModuleBlock): void {
    if (!this.#byAddress.has(one.address)) this.#byAddress.set(one.address, one)
  }

  /** A block for each that `for_each` or `count` makes; undefined where nobody knows how many, or it makes one. */
  #eachOf(of: ModuleBlock): readonly ModuleBlock[] | undefined {
    const { several, block, address } = of
    const written = several && block.body.attributes.get(several)
    if (!written) return undefined
    const rounds = roundsBy(several, evaluate(written.value, this.scope))
    // What is made of none by default is made by whoever asks for it, and its policies are what is read here.
    if (rounds === undefined || rounds.length === 0 || rounds.length > mostOfOne) return undefined
    const { several: _, ...single } = of
    return rounds.map(([key, own]) => ({ ...single, address: `${address}[${JSON.stringify(key)}]`, own }))
  }

  #take(block: Block): void {
    const [label = ''] = block.labels
    if (block.type === 'variable') this.#variables.set(label, block)
    else if (block.type === 'output') this.#outputs.set(label, block)
    else if (block.type === 'locals')
      for (const [name, attribute] of block.body.attributes) this.#locals.set(name, attribute)
    else if (block.type === 'provider') {
      const alias = block.body.attributes.get('alias')
      const name = alias && textOf(evaluate(alias.value, this.scope))
      this.#providers.set(name === undefined ? label : `${label}.${name}`, block)
    }
  }

  get scope(): Scope {
    return { names: new Map(), origin: this.#origin, module: this }
  }

  /** Of the unknown values of what a block of this module is or makes. */
  originOf(address: string): string {
    return `${this.#origin}#${address}`
  }

  fault(at: Span, fault: string): void {
    if (!this.faults.some(one => one.at.file === at.file && one.at.offset === at.offset))
      this.faults.push({ at, fault })
  }

  /** An unknown value that has one name in the whole module. */
  unknown(name: string): string {
    return unknownText(name, this.#origin)
  }

  /** Where a block is evaluated: `each` and `count` are values of its own. */
  scopeOf({ block, address, own }: ModuleBlock): Scope {
    const name = block.body.attributes.has('for_each') ? 'each' : 'count'
    const names = new Map(own ? [[name, own]] : [])
    return { names, origin: `${this.#origin}#${address}#${block.head.offset}`, module: this }
  }

  /** Account and region of the provider of a block. */
  homeOf({ block, type }: ModuleBlock): Home {
    const written = block.body.attributes.get('provider')?.value
    const key =
      written?.kind === 'member' && written.of.kind === 'name'
        ? `${written.of.name}.${written.name}`
        : (type.split('_', 1)[0] ?? '')
    return this.#homeBy(key)
  }

  #homeBy(key: string): Home {
    const known = this.#homes.get(key) ?? this.#homeOfCaller(key) ?? this.#homeFrom(key)
    this.#homes.set(key, known)
    return known
  }

  /** A module that has no provider of its own has those of its caller, if that passes on no others. */
  #homeOfCaller(key: string): Home | undefined {
    if (!this.#caller || this.#providers.has(key) || key.includes('.')) return undefined
    const { module, call } = this.#caller
    return call.block.body.attributes.has('providers') ? undefined : module.#homeBy(key)
  }

  #homeFrom(key: string): Home {
    const provider = this.#providers.get(key)
    const origin = `${this.#origin}#${key}`
    const values = provider ? new Plain().of(valueOfBlock(provider, this.scope)) : {}
    const region = memberOf(values as Record<string, never>, 'region') as unknown
    return {
      account: accountIn(JSON.stringify(values)) ?? unknownText('account', origin),
      region: typeof region === 'string' && region !== '' ? region : unknownText('region', origin),
    }
  }

  lookUp(path: Path, scope: Scope): { readonly value: Located; readonly rest: readonly Step[] } {
    const { root, steps, span } = path
    const [first, second] = steps
    if (root === 'var' && typeof first === 'string')
      return { value: this.#variable(first, span), rest: steps.slice(1) }
    if (root === 'local' && typeof first === 'string')
      return { value: this.#local(first, span), rest: steps.slice(1) }
    if (root === 'each' || root === 'count' || root === 'self')
      return { value: unknownAt(nameOf(path), scope.origin, span), rest: [] }
    if (root === 'module')
      return this.calls.output(steps, span) ?? { value: this.#unknownPath(path), rest: [] }
    const isData = root === 'data'
    const address = isData ? `data.${String(first)}.${String(second)}` : `${root}.${String(first)}`
    const rest = steps.slice(isData ? 2 : 1)
    return this.#attribute(address, rest, path) ?? { value: this.#unknownPath(path), rest: [] }
  }

  #unknownPath(path: Path): Located {
    const own = path.steps.includes(undefined) ? `#${path.span.file}:${path.span.offset}` : ''
    return unknownAt(nameOf(path), this.#origin + own, path.span)
  }

  #variable(name: string, at: Span): Located {
    return this.#once(`var.${name}`, at, () => {
      const passed = this.#passed(name)
      if (passed && !(passed.kind === 'scalar' && passed.value === null)) return passed
      const given = this.#given.get(name) ?? this.#variables.get(name)?.body.attributes.get('default')
      return given ? evaluate(given.value, this.scope) : unknownAt(`var.${name}`, this.#origin, at)
    })
  }

  /** What the caller passes on. */
  #passed(name: string): Located | undefined {
    if (!this.#caller) return undefined
    const { module, call } = this.#caller
    const written = call.block.body.attributes.get(name)
    return written && referredFrom(evaluate(written.value, module.scopeOf(call)), written.name)
  }

  /** Undefined for one that the module does not have. */
  output(name: string, at: Span): Located | undefined {
    const written = this.#outputs.get(name)?.body.attributes.get('value')
    return written && this.#once(`output.${name}`, at, () => evaluate(written.value, this.scope))
  }

  #local(name: string, at: Span): Located {
    return this.#once(`local.${name}`, at, () => {
      const written = this.#locals.get(name)
      return written ? evaluate(written.value, this.scope) : unknownAt(`local.${name}`, this.#origin, at)
    })
  }

  /** Works something out the first time it is asked for, unless that is happening already. */
  #once(name: string, at: Span, work: () => Located): Located {
    const known = this.#known.get(name)
    if (known) return known
    const from = this.#open.indexOf(name)
    if (from >= 0) {
      const round = this.#open.slice(from + 1)
      this.fault(at, `${name} is made of itself${round.length > 0 ? `, by way of ${round.join(', ')}` : ''}`)
      return unknownAt(name, this.#origin, at)
    }
    this.#open.push(name)
    const value = work()
    this.#open.pop()
    this.#known.set(name, value)
    return value
  }

  /** An attribute of a resource: written, known by the kind of resource, or the same unknown value for all who ask. */
  #attribute(address: string, steps: readonly Step[], path: Path) {
    const [index] = steps
    const one = index === undefined ? undefined : this.#byAddress.get(`${address}[${JSON.stringify(index)}]`)
    const found = one ?? this.#byAddress.get(address)
    if (!found) return undefined
    const isFirst = found.several === 'count' && index === 0
    if (found.several && !isFirst) return undefined
    const rest = one || typeof index === 'number' ? steps.slice(1) : steps
    const [attribute] = rest
    if (typeof attribute !== 'string') return undefined
    const value = this.#once(`${address}.${attribute}`, path.span, () => this.valueOf(found, attribute))
    return { value, rest: rest.slice(1) }
  }

  /** An attribute of one resource or data source. */
  valueOf(of: ModuleBlock, attribute: string): Located {
    const { block, address } = of
    const at = block.head
    const home = this.homeOf(of)
    const told = tells(of, attribute, home)
    if (told !== undefined) return textAt(told, at)
    const written = block.body.attributes.get(attribute)
    if (written) return evaluate(written.value, this.scopeOf(of))
    if (!of.isData && /^aws_iam_(role|user|group|instance_profile|policy)$/.test(of.type)) {
      if (attribute === 'arn' || (attribute === 'id' && of.type === 'aws_iam_policy'))
        return textAt(this.#iamArn(of, home.account), at)
      if (attribute === 'id') return this.#once(`${address}.name`, at, () => this.valueOf(of, 'name'))
    }
    return unknownAt(`${address}.${attribute}`, this.#origin, at)
  }

  #iamArn(of: ModuleBlock, account: string): string {
    const [path, name] = ['path', 'name'].map(attribute =>
      textOf(this.#once(`${of.address}.${attribute}`, of.block.head, () => this.valueOf(of, attribute))),
    )
    const folder = of.block.body.attributes.has('path') ? (path ?? '/') : '/'
    return `arn:aws:iam::${account}:${of.type.slice('aws_iam_'.length).replace('_', '-')}${folder}${name ?? ''}`
  }
}
