// The configuration that a command goes by, and which of its links.

import { closest } from '../base/closest.ts'
import { UsageError } from '../base/errors.ts'
import { findConfig, type LoadedConfig, loadConfig } from '../input/load-config.ts'
import type { ConfigChoice } from './options.ts'
import type { World } from './world.ts'

/** Throws a `UsageError` for a file that is missing or wrong. */
export async function configFor(choice: ConfigChoice, world: World): Promise<LoadedConfig> {
  if (choice === 'none') return { config: {}, folder: world.cwd }
  if (choice !== 'search') return loadConfig(choice.file, world.cwd, ruleIds)
  const file = world.env['RDSAUDIT_CONFIG'] || findConfig(world.cwd)
  return file === undefined ? { config: {}, folder: world.cwd } : loadConfig(file, world.cwd, ruleIds)
}

/** Loads all rules, which only some commands need. */
async function ruleIds(): Promise<readonly string[]> {
  const { rules } = await import('../../rules/index.ts')
  return rules.map(rule => rule.id)
}

/** All links when neither an input nor a link is named; else those asked for by name. */
export function linksFor(
  { inputs, link }: { readonly inputs: readonly string[]; readonly link: readonly string[] },
  { config }: LoadedConfig,
): 'all' | readonly string[] {
  const names = (config.links ?? []).map(({ name }) => name)
  for (const name of link) {
    if (names.includes(name)) continue
    const near = closest(name, names, 4)
    throw new UsageError(
      `there is no link "${name}" in the configuration${near === undefined ? '' : ` (did you mean "${near}"?)`}`,
      names.length === 0 ? [] : [`links: ${names.join(', ')}`],
    )
  }
  return inputs.length === 0 && link.length === 0 ? 'all' : link
}
