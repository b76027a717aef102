// Splits every rule in two when bundling: what documents are judged by, and its page, which only readers of rules ask
// for. Most of a rule's text are its examples, and every run of `check` would compile and build them.

import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { PluginBuild } from 'esbuild'
import ts from 'typescript'

const onPages: ReadonlySet<string> = new Set(['since', 'sources', 'covers', 'examples'])

/** A plugin of esbuild: `rules/pages.ts` gets rules that are pages only, everything else gets rules without. */
export function splitRules(build: PluginBuild): void {
  build.onResolve({ filter: /^\.\/[a-z]+\/[a-z0-9-]+\.ts$/ }, async ({ path, importer, resolveDir }) => {
    if (!/[\\/]rules[\\/]pages\.ts$/.test(importer)) return undefined
    const { path: resolved } = await build.resolve(path, { kind: 'import-statement', resolveDir })
    return { path: resolved, namespace: 'rule-page', sideEffects: false }
  })
  build.onLoad({ filter: /./, namespace: 'rule-page' }, ({ path }) => ({
    contents: withMembers(path, name => name === 'id' || onPages.has(name)),
    loader: 'ts',
    resolveDir: dirname(path),
  }))
  build.onLoad({ filter: /[\\/]rules[\\/][a-z]+[\\/][a-z0-9-]+\.ts$/ }, ({ path }) => ({
    contents: withMembers(path, name => !onPages.has(name)),
    loader: 'ts',
  }))
}

/** The rule's file, its definition with some of its members only. What only the others used, esbuild leaves out. */
function withMembers(path: string, keeps: (name: string) => boolean): string {
  const text = readFileSync(path, 'utf8')
  const definition = definitionIn(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  if (!definition) throw new Error(`${path}: there is no call of defineRule with an object`)
  const kept = definition.properties.filter(({ name }) => {
    if (name === undefined) throw new Error(`${path}: a spread in a definition cannot be split`)
    return keeps(name.getText())
  })
  const members = kept.map(member => text.slice(member.getFullStart(), member.getEnd())).join(',')
  return `${text.slice(0, definition.getStart())}{${members}\n}${text.slice(definition.getEnd())}`
}

function definitionIn(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  if (ts.isCallExpression(node) && node.expression.getText() === 'defineRule') {
    const [definition] = node.arguments
    return definition && ts.isObjectLiteralExpression(definition) ? definition : undefined
  }
  return ts.forEachChild(node, definitionIn)
}
