// Makes dist/: the program and the library, bundled with code splitting so that a command loads only what it needs.

import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type BuildOptions, build, type PluginBuild } from 'esbuild'
import { writeGeneratedCode } from './generated-code.ts'
import { mergeChunks, type Runs } from './merge-chunks.ts'
import { splitRules } from './split-rules.ts'
import { thirdPartyText } from './third-party.ts'

const { version, homepage = '' } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string
  homepage?: string
}

await writeGeneratedCode()
rmSync('dist', { recursive: true, force: true })
const shared = {
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // ES modules where a package has them: its CommonJS form cannot be split.
  mainFields: ['module', 'main'],
  define: {
    RDSAUDIT_VERSION: JSON.stringify(version),
    RDSAUDIT_HOMEPAGE: JSON.stringify(homepage.replace(/\/$/, '')),
    // React's other build keeps a record of every frame.
    'process.env.NODE_ENV': '"production"',
  },
  // PROFILE=1 keeps the names that a profiler shows.
  minifySyntax: !process.env['PROFILE'],
  minifyWhitespace: !process.env['PROFILE'],
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions

/** What the commands whose time counts always load, by the files that start its chunks. */
const runs: Runs = {
  main: ['src/cli/main.ts'],
  check: ['src/cli/main.ts', 'src/cli/commands/check.ts', 'src/api/judge-kept.ts'],
  doctor: [
    'src/cli/main.ts',
    'src/cli/commands/doctor.ts',
    'src/input/config-mistakes.ts',
    'src/input/generated/validate-config.js',
    'src/input/outside-files.ts',
    'src/live/aws/load-rds.ts',
    'src/live/aws/load-signer.ts',
    'src/live/aws/load-sts.ts',
    'src/live/aws/open-aws.ts',
    'src/live/collect/collect.ts',
    'src/live/collect/wish.ts',
    'src/live/database/database.ts',
    'src/live/database/postgres-login.ts',
    'src/live/network/ca-bundle.ts',
    'src/live/network/network.ts',
  ],
  evaluate: ['src/cli/main.ts', 'src/cli/commands/evaluate.ts'],
}
const { metafile } = await build({
  ...shared,
  metafile: true,
  entryPoints: { main: 'src/cli/main.ts', library: 'src/api/index.ts' },
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  plugins: [
    { name: 'split-rules', setup: splitRules },
    { name: 'leave-out-sub-programs', setup: leaveOutSubPrograms },
    { name: 'settle-ink', setup: settleInk },
    { name: 'settle-pg', setup: settlePg },
  ],
})
// By itself, so that answering --version loads this one small file.
await build({
  ...shared,
  entryPoints: { rdsaudit: 'src/cli/bin.ts' },
  plugins: [{ name: 'leave-main', setup: leaveMain }],
})
giveRequire()
await mergeChunks(metafile.outputs, runs, shared)
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', thirdPartyText(Object.keys(metafile.inputs)))
// The parser of Terraform's language; src/input/readers/hcl/load-parser.ts looks for it here.
for (const from of [
  'web-tree-sitter/web-tree-sitter',
  '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform',
])
  copyFileSync(`node_modules/${from}.wasm`, `dist/${from.slice(from.lastIndexOf('/') + 1)}.wasm`)
chmodSync('dist/rdsaudit.js', 0o755)
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.library.json'], {
  stdio: 'inherit',
})

/** CommonJS packages ask for Node's own modules through `require`, which ES modules lack; one chunk does it for all. */
function giveRequire(): void {
  for (const name of readdirSync('dist/chunks')) {
    const path = `dist/chunks/${name}`
    const code = readFileSync(path, 'utf8')
    if (!code.includes('Dynamic require of')) continue
    const banner = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);"
    writeFileSync(path, banner + code)
  }
}

/** commander can start other programs; rdsaudit has none, and loading what starts them costs every run some 10 ms. */
function leaveOutSubPrograms(build: PluginBuild): void {
  build.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
    importer.includes('/commander/') ? { path, namespace: 'left-out' } : undefined,
  )
  build.onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'module.exports = {}' }))
}

/** Ink would load tools for its developers, and draw nothing where it believes to be in a CI; that is decided elsewhere. */
function settleInk(build: PluginBuild): void {
  const instead: Readonly<Record<string, string>> = {
    'react-devtools-core': 'export default { connectToDevTools() {} }',
    'is-in-ci': 'export default false',
  }
  build.onResolve({ filter: /^(react-devtools-core|is-in-ci)$/ }, ({ path }) => ({
    path,
    namespace: 'settled',
  }))
  build.onLoad({ filter: /./, namespace: 'settled' }, ({ path }) => ({ contents: instead[path] ?? '' }))
}

/** pg is handed a connection. To open one itself, it would first find out where it runs, which loads Node's whole `fetch`. */
function settlePg(build: PluginBuild): void {
  build.onLoad({ filter: /\/pg\/lib\/stream\.js$/ }, () => ({
    contents: 'module.exports = { getStream() {}, getSecureStream() {} }',
  }))
}

function leaveMain(build: PluginBuild): void {
  build.onResolve({ filter: /^\.\/main\.ts$/ }, () => ({ path: './main.js', external: true }))
}
