// A lab whose accounts can be read whole, with the environment, profiles and configuration of a user who reads them.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lab, LabOptions } from '../../src/lab/lab.ts'
import type { World } from '../../src/lab/world.ts'
import { openLab } from './open-lab.ts'
import { withReaders } from './readers.ts'
import { scenarioFiles } from './scenario-files.ts'
import { tempFolder } from './temp-folder.ts'

export interface LiveLab {
  readonly lab: Lab
  readonly world: World
  /** Holds `rdsaudit.config.json` with the link `orders`. */
  readonly folder: string
  /** With the keys of the first account's reader. */
  readonly env: Readonly<Record<string, string>>
  /** Flags that let the readers of the other accounts read. */
  readonly profiles: readonly string[]
}

export async function openLiveLab(
  scenario: string,
  change: (world: World) => World = world => world,
  options: LabOptions = {},
): Promise<LiveLab> {
  const { lab, world } = await openLab(scenario, given => change(withReaders(given)), options)
  return liveLabOf(lab, world, tempFolder(configOf(scenario)))
}

/** The file with the link `orders`. */
export function configOf(scenario: string): Readonly<Record<string, string>> {
  return { 'rdsaudit.config.json': JSON.stringify(scenarioFiles(scenario).config) }
}

/** Of a lab that runs, with the readers of its accounts for keys. */
export function liveLabOf(lab: Lab, world: World, folder: string): LiveLab {
  const [, ...others] = world.snapshot.accounts
  const sections = others.map(({ Account }, index) => {
    const { accessKeyId, secretAccessKey } = lab.credentials[index + 1]!
    return `[${Account}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`
  })
  const credentials = join(folder, 'credentials')
  writeFileSync(credentials, sections.join('\n'))
  return {
    lab,
    world,
    folder,
    env: { ...lab.environment, AWS_SHARED_CREDENTIALS_FILE: credentials },
    profiles: others.flatMap(({ Account }) => ['--target-profile', Account]),
  }
}
