// `--show-config`: what is in force, from the configuration, flags and defaults.

import { rules } from '../../rules/index.ts'
import { visibleJson } from '../base/visible-json.ts'
import type { LoadedConfig } from '../input/load-config.ts'
import type { RuleSettings } from './rule-settings.ts'

interface InForce extends Pick<RuleSettings, 'settings' | 'options'> {
  readonly failOn: string
  readonly defaultInclude: readonly string[]
}

/** As JSON, ending with a line break. */
export function configInForce({ config, path }: LoadedConfig, inForce: InForce): string {
  const { settings, options, failOn, defaultInclude } = inForce
  const shown = {
    file: path ?? null,
    include: config.include ?? defaultInclude,
    exclude: config.exclude ?? [],
    failOn,
    documents: config.documents ?? [],
    ignore: config.ignore ?? [],
    baseline: config.baseline ?? null,
    accounts: config.accounts ?? {},
    links: config.links ?? [],
    rules: Object.fromEntries(
      rules.map(rule => {
        const severity = settings.get(rule.id) ?? rule.severity
        const own = { ...rule.options?.defaults, ...options.get(rule.id) }
        return [rule.id, Object.keys(own).length === 0 ? severity : [severity, own]]
      }),
    ),
  }
  return `${visibleJson(JSON.stringify(shown, null, 2))}\n`
}
