// The parameters of a call, in one form for the Query, EC2 and JSON protocols: flat names such as `Tags.member.1.Key`.

import { isArray, isObject, type JsonValue } from '../../base/json-value.ts'

export class Parameters {
  readonly #flat: ReadonlyMap<string, string>

  constructor(flat: ReadonlyMap<string, string>) {
    this.#flat = flat
  }

  static ofForm(body: string): Parameters {
    return new Parameters(new Map(new URLSearchParams(body)))
  }

  static ofJson(value: JsonValue): Parameters {
    const flat = new Map<string, string>()
    flatten(value, '', flat)
    return new Parameters(flat)
  }

  text(name: string): string | undefined {
    return this.#flat.get(name)
  }

  /** A whole number, or undefined when there is none. */
  number(name: string): number | undefined {
    const text = this.text(name)
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
  }

  /** A list of texts, whichever name its elements have: `X.1`, `X.member.1`, `X.Filter.1`. */
  list(name: string): readonly string[] {
    return this.structures(name).flatMap(element => element.text('') ?? [])
  }

  /** A list of structures, in their order. */
  structures(name: string): readonly Parameters[] {
    const elements = new Map<number, Map<string, string>>()
    for (const [path, value] of this.#flat) {
      if (!path.startsWith(`${name}.`)) continue
      const match = /^(?:[A-Za-z]+\.)?(\d+)(?:\.(.*))?$/.exec(path.slice(name.length + 1))
      if (!match) continue
      const index = Number(match[1])
      const element = elements.get(index) ?? new Map<string, string>()
      element.set(match[2] ?? '', value)
      elements.set(index, element)
    }
    return [...elements].sort(([a], [b]) => a - b).map(([, element]) => new Parameters(element))
  }
}

function flatten(value: JsonValue, path: string, flat: Map<string, string>): void {
  const at = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`)
  if (isArray(value)) for (const [index, item] of value.entries()) flatten(item, at(index + 1), flat)
  else if (isObject(value)) for (const [name, item] of Object.entries(value)) flatten(item, at(name), flat)
  else if (value !== null) flat.set(path, String(value))
}
