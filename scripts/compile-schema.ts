// JSON Schema → a function, so that no schema compiler is loaded when rdsaudit runs.

import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'

/** The module and its types, as pairs of path and text. */
export function compileSchema(
  schemaPath: string,
  modulePath: string,
): readonly (readonly [string, string])[] {
  const schema = JSON.parse(readFileSync(schemaPath, 'utf8')) as object
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    // A list may end early.
    strictTuples: false,
    // Values of long lists are compared one by one too, which needs no function of the compiler.
    loopEnum: Number.POSITIVE_INFINITY,
    code: { source: true, esm: true, lines: true },
  })
  const compile = standaloneCode as unknown as { default: (ajv: Ajv2020, validate: unknown) => string }
  const code = (compile.default ?? standaloneCode)(ajv, ajv.compile(schema))
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
