// Accounts and links that a program gives, checked and read as those of the configuration.

import { UsageError } from '../base/errors.ts'
import type { JsonValue } from '../base/json-value.ts'
import type { Config } from '../input/load-config.ts'
import { setupFromConfig } from '../input/setup-from-config.ts'
import { filesOfSetup } from '../model/files-of-setup.ts'
import type { PolicyType } from '../model/policy.ts'
import { emptySetup, type Setup } from '../model/setup.ts'

/** The path of findings that stand in the options themselves; their pointers begin there. */
export const optionsPath = '<options>'

export interface SetupOfOptions {
  readonly setup: Setup
  /** What the links use a document for. */
  typeOf(path: string): PolicyType | undefined
}

/** Throws a `UsageError` for what the configuration's schema would refuse. */
export async function setupFromOptions({
  accounts,
  links,
}: Pick<Config, 'accounts' | 'links'>): Promise<SetupOfOptions> {
  if (accounts === undefined && links === undefined) return { setup: emptySetup, typeOf: () => undefined }
  const config: Config = { ...(accounts && { accounts }), ...(links && { links }) }
  const { configMistakes } = await import('../input/config-mistakes.ts')
  const [mistake] = await configMistakes(config)
  if (mistake) throw new UsageError(`${'pointer' in mistake.at ? mistake.at.pointer : ''} ${mistake.message}`)
  const { documentOf } = await import('../input/load-config.ts')
  // Findings can stand in what was declared, so it is a document too.
  const document = documentOf(optionsPath, JSON.stringify(config, null, 2), config as unknown as JsonValue)
  // Paths are taken as the documents give them, and a program has said all it knows: there is no environment.
  const setup = setupFromConfig({ config, folder: '/', document }, { cwd: '/', env: {}, links: 'all' })
  const types = filesOfSetup(setup)
  return { setup, typeOf: path => types.get(path) }
}
