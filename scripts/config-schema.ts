// schemas/config.v1.json: the part about rules is made from the rules, so that editors know their ids and options.

import { readFileSync } from 'node:fs'
import { isArray, isObject, type JsonObject, type JsonValue } from '../src/base/json-value.ts'
import type { Rule } from '../src/engine/define-rule.ts'

/** The schema as it is in the repository, with the rules as they are in the code. */
export async function configSchema(): Promise<string> {
  const { rules } = await import('../rules/index.ts')
  const byId = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))
  const schema = JSON.parse(readFileSync('schemas/config.v1.json', 'utf8')) as {
    properties: Record<string, JsonObject>
    $defs?: JsonObject
  }
  schema.properties['rules'] = {
    type: 'object',
    description: 'Severities by rule id, or a severity and the options of the rule.',
    additionalProperties: false,
    properties: Object.fromEntries(byId.map(rule => [rule.id, settingOf(rule)])),
  }
  schema.$defs = {
    severity: { enum: ['off', 'info', 'warning', 'error'] },
    setting: setting({}),
    // Any text is valid here: a wrong id is answered with the one that is near, not with all of them.
    ruleId: { anyOf: [{ enum: byId.map(({ id }) => id) }, { type: 'string' }] },
  }
  return `${print(schema as unknown as JsonValue, '')}\n`
}

function settingOf({ title, options }: Rule): JsonObject {
  if (!options) return { description: title, $ref: '#/$defs/setting' }
  return { description: title, ...setting(options.properties) }
}

function setting(properties: Readonly<Record<string, JsonObject>>): JsonObject {
  return {
    if: { type: 'array' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      prefixItems: [
        { $ref: '#/$defs/severity' },
        { type: 'object', additionalProperties: false, properties: { ...properties } },
      ],
    },
    else: { $ref: '#/$defs/severity' },
  }
}

const lineWidth = 110

/** As the formatter of this repository would have it. */
function print(value: JsonValue, indent: string, before = 0): string {
  if (!isArray(value) && !isObject(value)) return JSON.stringify(value)
  const inner = `${indent}  `
  if (isArray(value)) {
    const line = `[${value.map(one => JSON.stringify(one)).join(', ')}]`
    const simple = value.every(one => !isArray(one) && !isObject(one))
    if (simple && before + line.length + 1 <= lineWidth) return line
    return `[\n${value.map(one => inner + print(one, inner, inner.length)).join(',\n')}\n${indent}]`
  }
  const members = Object.entries(value).map(([name, member]) => {
    const key = `${inner}${JSON.stringify(name)}: `
    return key + print(member, inner, key.length)
  })
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`
}
