// The parser of HCL: compiled to WebAssembly, loaded when the first file is met that needs it.

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Language, Parser } from 'web-tree-sitter'

let loading: Promise<Parser> | undefined

/** One parser for all files: texts are parsed one after the other. */
export function loadParser(): Promise<Parser> {
  loading ??= makeParser()
  return loading
}

async function makeParser(): Promise<Parser> {
  await Parser.init({ wasmBinary: bytesOf('web-tree-sitter') })
  const parser = new Parser()
  parser.setLanguage(
    await Language.load(bytesOf('@tree-sitter-grammars/tree-sitter-hcl', 'tree-sitter-terraform')),
  )
  return parser
}

/** Beside the bundle, where the build puts it; in the package, for whoever runs the sources. */
function bytesOf(from: string, name = from): Uint8Array {
  const built = new URL(`../${name}.wasm`, import.meta.url)
  return readFileSync(
    existsSync(built) ? built : createRequire(import.meta.url).resolve(`${from}/${name}.wasm`),
  )
}
