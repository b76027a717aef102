// `rdsaudit init`: a first configuration, from where the policies are.

import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UsageError } from '../../base/errors.ts'
import { visibleText } from '../../base/visible-text.ts'
import { codeOf, findFiles } from '../../input/find-files.ts'
import { type Config, configName, type LinkConfig } from '../../input/load-config.ts'
import { readDocument } from '../../input/read-document.ts'
import { createFileReader } from '../../input/read-file.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { InitOptions } from '../options.ts'
import type { World } from '../world.ts'

/** Throws a `UsageError` where a configuration is there and is not to be replaced. */
export async function init({ app, force, stdout }: InitOptions, world: World): Promise<ExitCode> {
  const file = join(world.cwd, configName)
  if (!stdout && !force && existsSync(file))
    throw new UsageError(`${configName} is there already`, ['--force replaces it, --stdout prints a new one'])
  const found = await foldersWithPolicies(world)
  const schema = './node_modules/rdsaudit/schemas/config.v1.json'
  const config: Config & { readonly $schema?: string } = {
    ...(existsSync(resolve(world.cwd, schema)) && { $schema: schema }),
    ...(found.include.length > 0 && { include: found.include }),
    failOn: 'error',
    ...(app && { links: [linkOf(app)] }),
  }
  const text = `${JSON.stringify(config, null, 2)}\n`
  if (stdout) {
    world.stdout.write(text)
    return exitCodes.clean
  }
  try {
    writeFileSync(file, text)
  } catch (error) {
    world.stderr.write(`error: ${configName} cannot be written (${codeOf(error)})\n`)
    return exitCodes.unfinished
  }
  const next = app ? 'fill in the link "example", then run: rdsaudit check' : 'run: rdsaudit check'
  world.stderr.write(`wrote ${configName}: ${visibleText(wordsFor(found))}; ${next}\n`)
  return exitCodes.clean
}

interface Found {
  readonly files: number
  readonly include: readonly string[]
}

/** Patterns for the folders at the top in which policies were found, and the names of files that lie there themselves. */
async function foldersWithPolicies({ cwd }: World): Promise<Found> {
  const reader = createFileReader()
  const include = new Set<string>()
  let count = 0
  for (const file of (await findFiles(['.'], { cwd })).files) {
    const content = reader.read(file)
    if ('document' in content) continue
    const document = await readDocument(file.path, content.bytes, { named: false })
    if (document.state !== 'read' || document.policies.length === 0) continue
    count++
    const [top = '', ...below] = file.path.split('/')
    include.add(
      below.length === 0 ? literal(top) : `${literal(top)}/**/*${/\.[^./]+$/.exec(file.path)?.[0] ?? ''}`,
    )
  }
  return { files: count, include: [...include].sort() }
}

/** A name in which no character means anything to a glob. */
function literal(name: string): string {
  return name.replace(/[\\*?[\]{}()!+@]/g, '\\$&')
}

function wordsFor({ files, include }: Found): string {
  if (files === 0) return 'no policies were found, so that the usual places are looked at'
  return `${files === 1 ? '1 file with policies' : `${files} files with policies`}, in ${include.join(', ')}`
}

/** With the names of AWS's documentation, which nobody takes for their own. */
function linkOf(app: NonNullable<InitOptions['app']>): LinkConfig {
  return {
    name: 'example',
    app,
    caller: { role: 'arn:aws:iam::111122223333:role/the-tool' },
    target: { role: 'arn:aws:iam::444455556666:role/the-database-role' },
    database: {
      engine: 'postgres',
      host: 'example.abc123.us-east-1.rds.amazonaws.com',
      user: 'the_user',
    },
  }
}
