// What a run of the doctor starts from: flags, configuration, and the world around it.

import type { LoadedConfig } from '../input/load-config.ts'
import type { DoctorOptions } from './options.ts'
import type { World } from './world.ts'

export interface DoctorSetting {
  readonly options: DoctorOptions
  readonly loaded: LoadedConfig
  readonly world: World
}
