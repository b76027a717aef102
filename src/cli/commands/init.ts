// `rdsaudit init`: reads what lies in the folder, writes the links that it tells into a configuration, says what is missing.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Draft, draftConfig } from '../../api/draft-config.ts'
import { UsageError } from '../../base/errors.ts'
import { visibleJson } from '../../base/visible-json.ts'
import { codeOf, findFiles, type InputFile } from '../../input/find-files.ts'
import { configName } from '../../input/load-config.ts'
import { type GivenDocument, readDocuments } from '../../input/module-files.ts'
import { createFileReader } from '../../input/read-file.ts'
import type { ReadDocument } from '../../model/document.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { InitOptions } from '../options.ts'
import { renderDraft } from '../render-draft.ts'
import type { World } from '../world.ts'
import { writeFile } from '../write-file.ts'

/** Throws a `UsageError` when there is a configuration already, or it cannot be written. */
export async function init({ app, force, stdout }: InitOptions, world: World): Promise<ExitCode> {
  const path = join(world.cwd, configName)
  if (!stdout && !force && existsSync(path)) throw isThere()
  const documents = await documentsIn(world.cwd)
  const draft = draftConfig(documents, app)
  const text = `${visibleJson(JSON.stringify(draft.config, null, 2))}\n`
  const said = `${renderDraft(draft, documents.length)}\n`
  if (stdout) {
    world.stdout.write(text)
    world.stderr.write(said)
    return exitCodes.clean
  }
  write(path, text, force === true, world)
  world.stdout.write(`${said}wrote ${configName}\n${nextStep(draft)}\n`)
  return exitCodes.clean
}

/** What can be read and has something to say; `check` tells what is wrong with the others. */
async function documentsIn(cwd: string): Promise<readonly ReadDocument[]> {
  const { files } = await findFiles(['.'], { cwd })
  const documents = await readDocuments(contentsOf(files))
  return documents.filter(document => document.state === 'read')
}

/** One after the other: a content is gone when the next one is read. */
function* contentsOf(files: readonly InputFile[]): Iterable<GivenDocument> {
  const reader = createFileReader()
  for (const file of files) {
    const content = reader.read(file)
    yield {
      path: file.path,
      content: 'document' in content ? content.document : content.bytes,
      options: { named: false },
    }
  }
}

function write(path: string, text: string, force: boolean, world: World): void {
  try {
    writeFile(path, [text], world, { onlyNew: !force })
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw isThere()
    throw new UsageError(`${configName} cannot be written (${codeOf(error)})`, ['--stdout prints it instead'])
  }
}

function isThere(): UsageError {
  return new UsageError(`there is a ${configName} already`, [
    '--force overwrites it, --stdout prints what would be written',
  ])
}

function nextStep({ links }: Draft): string {
  return links.length === 0
    ? 'next: no link was found; write one under "links", or run rdsaudit check FILE'
    : 'next: rdsaudit check'
}
