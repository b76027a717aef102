// JSON Schema → a function, so that no schema compiler is loaded when rdsaudit runs.

import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { isArray, isObject, type JsonValue } from '../src/base/json-value.ts'

interface SchemaOptions {
  /** Paths of the schemas that it refers to. */
  readonly referred?: readonly string[]
  /** Errors tell the place and the keyword, and not the part of the schema: a large schema's code is a third of it. */
  readonly brief?: boolean
}

/**
 * The same schema with less to say: without what is there for readers, and with members that are all alike told by their
 * names. Editors want each by itself; as code, hundreds of rules would be most of what every run with a configuration loads.
 */
function withoutRepeats(schema: JsonValue, isNames = false): JsonValue {
  if (isArray(schema)) return schema.map(one => withoutRepeats(one))
  if (!isObject(schema)) return schema
  const { properties, description, ...others } = schema
  const rest = Object.fromEntries(
    Object.entries(isNames ? schema : others).map(([name, value]) => [
      name,
      // What is listed there are values of the user's.
      name === 'enum' || name === 'const' ? value : withoutRepeats(value, name === '$defs'),
    ]),
  )
  if (isNames || !isObject(properties)) return rest
  const members = Object.entries(properties)
  const [first, ...more] = members.map(([, member]) => JSON.stringify(withoutRepeats(member)))
  const areAlike = members.length > 20 && more.every(one => one === first)
  return areAlike && rest['additionalProperties'] === false && first !== undefined
    ? {
        ...rest,
        propertyNames: { enum: members.map(([name]) => name) },
        additionalProperties: JSON.parse(first) as JsonValue,
      }
    : { ...rest, properties: withoutRepeats(properties, true) }
}

/** The module and its types, as pairs of path and text. */
export function compileSchema(
  schemaPath: string,
  modulePath: string,
  { referred = [], brief = false }: SchemaOptions = {},
): readonly (readonly [string, string])[] {
  const [schema, ...others] = [schemaPath, ...referred].map(
    path => withoutRepeats(JSON.parse(readFileSync(path, 'utf8')) as JsonValue) as object,
  )
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: !brief,
    strictTypes: false,
    // A list may end early.
    strictTuples: false,
    // Values of long lists are compared one by one too, which needs no function of the compiler.
    loopEnum: Number.POSITIVE_INFINITY,
    // A definition is one function, however often it is used.
    inlineRefs: false,
    schemas: others,
    code: { source: true, esm: true, lines: true },
  })
  const compile = standaloneCode as unknown as { default: (ajv: Ajv2020, validate: unknown) => string }
  const code = (compile.default ?? standaloneCode)(ajv, ajv.compile(schema as object))
  if (code.includes('require('))
    throw new Error(`${schemaPath} uses a keyword whose code needs the schema compiler at run time`)
  const types = `import type { ErrorObject } from 'ajv'
export declare function validate(value: unknown): boolean
export declare namespace validate {
  const errors: readonly ErrorObject[] | null
}
`
  return [
    [`${modulePath}.js`, code],
    [`${modulePath}.d.ts`, types],
  ]
}
