// A lab for one run of the doctor: started, reached as AWS and databases are, stopped.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../base/errors.ts'
import type { Config, LoadedConfig } from '../input/load-config.ts'
import { startLab } from '../lab/lab.ts'
import { linkConfig } from '../lab/link-config.ts'
import { withReaders } from '../lab/readers.ts'
import type { World as LabWorld } from '../lab/world.ts'
import { asLoaded } from './doctor-links.ts'
import type { DoctorSetting } from './doctor-setting.ts'
import { readLabInput, readMendedInput } from './lab-input.ts'
import type { DoctorOptions } from './options.ts'
import type { World } from './world.ts'

export interface LabOfDoctor {
  /** The title of the scenario. */
  readonly title: string
  readonly loaded: LoadedConfig
  readonly env: World['env']
  readonly caFile: string
  readonly connectTo: readonly string[]
  /** Profiles of readers, one in each account. */
  readonly readers: readonly string[]
  readonly remarks: readonly string[]
  /** Where the scenario has a fault: stops this lab, and starts the same one without it. */
  readonly mend?: () => Promise<LabOfDoctor>
  stop(): Promise<void>
}

interface LabWishes {
  readonly responder: boolean
  readonly readers: boolean
}

/** `input`: a scenario, or a file with one. Throws a `UsageError` where there is no link to walk. */
export async function startLabForDoctor(
  input: string,
  wishes: LabWishes,
  world: World,
): Promise<LabOfDoctor> {
  const lab = await startWith(await readLabInput(input, undefined, world.cwd), input, wishes, world)
  const mended = readMendedInput(input, world.cwd)
  if (mended === undefined) return lab
  return {
    ...lab,
    mend: async () => {
      await lab.stop()
      return startWith(mended, input, wishes, world)
    },
  }
}

async function startWith(
  given: LabWorld,
  input: string,
  { responder, readers }: LabWishes,
  world: World,
): Promise<LabOfDoctor> {
  const chosen = readers ? withReaders(given) : given
  const lab = await startLab(chosen, { engines: responder ? 'responder' : 'real' })
  const folder = mkdtempSync(join(tmpdir(), 'rdslab-'))
  const stop = async () => {
    rmSync(folder, { recursive: true, force: true })
    await lab.stop()
  }
  try {
    const name = (input.split(/[\\/]/).at(-1) ?? input).replace(/\.json$/, '')
    const config = linkConfig(
      given,
      name.toLowerCase().replace(/[^a-z0-9-]/g, '-'),
      lab.environment['AWS_WEB_IDENTITY_TOKEN_FILE'],
    )
    if (config === undefined) throw new UsageError(`${input} has no link to walk`)
    const profiles = chosen.snapshot.accounts.map(({ Account }) => `lab-reader-${Account}`)
    const keys = lab.credentials.slice(given.keys.length)
    const credentials = join(folder, 'credentials')
    writeFileSync(
      credentials,
      keys
        .map(
          ({ accessKeyId, secretAccessKey }, index) =>
            `[${profiles[index]}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
        )
        .join('\n'),
      { mode: 0o600 },
    )
    return {
      title: chosen.title,
      loaded: asLoaded(config as Config, 'rdsaudit.config.json', world.cwd),
      env: { ...lab.environment, AWS_SHARED_CREDENTIALS_FILE: credentials },
      caFile: lab.caFile,
      connectTo: lab.connectTo,
      readers: readers ? profiles : [],
      remarks: lab.remarks,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The setting with the lab in the place of AWS and of the databases. */
export function settingInLab(options: DoctorOptions, lab: LabOfDoctor, world: World): DoctorSetting {
  const { caFile, connectTo, readers, env, loaded } = lab
  return {
    options: {
      ...options,
      caFile: [...options.caFile, caFile],
      connectTo: [...options.connectTo, ...connectTo],
      targetProfile: [...options.targetProfile, ...readers],
    },
    loaded,
    world: { ...world, env: { ...world.env, ...env } },
  }
}
