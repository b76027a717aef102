// Accounts and links that a program gives, checked and read as those of the configuration.

import { UsageError } from '../base/errors.ts'
import type { Config } from '../input/load-config.ts'
import { setupFromConfig } from '../input/setup-from-config.ts'
import { filesOfSetup } from '../model/files-of-setup.ts'
import type { PolicyType } from '../model/policy.ts'
import { emptySetup, type Setup } from '../model/setup.ts'

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
  // Paths are taken as the documents give them, and a program has said all it knows: there is no environment.
  const setup = setupFromConfig({ config, folder: '/' }, { cwd: '/', env: {}, links: 'all' })
  const types = filesOfSetup(setup)
  return { setup, typeOf: path => types.get(path) }
}
