// Severities and options of rules: the configuration's, overridden by `--rule`.

import { rules } from '../../rules/index.ts'
import { UsageError } from '../base/errors.ts'
import type { JsonObject } from '../base/json-value.ts'
import type { Rule } from '../engine/define-rule.ts'
import type { RuleSetting } from '../engine/plan-rules.ts'
import type { Config } from '../input/load-config.ts'

export interface RuleSettings {
  readonly settings: ReadonlyMap<string, RuleSetting>
  /** By rule id, as the configuration gives them. */
  readonly options: ReadonlyMap<string, JsonObject>
  /** All rules, with these options. */
  readonly rules: readonly Rule[]
}

const severities: readonly RuleSetting[] = ['error', 'warning', 'info', 'off']

/** `flags` are those of `--rule`. Throws a `UsageError` for a severity that is none. */
export function ruleSettings(config: Config, flags: readonly string[]): RuleSettings {
  const settings = new Map<string, RuleSetting>()
  const options = new Map<string, JsonObject>()
  for (const [id, setting] of Object.entries(config.rules ?? {})) {
    if (typeof setting === 'string') settings.set(id, setting)
    else {
      settings.set(id, setting[0])
      if (setting[1]) options.set(id, setting[1])
    }
  }
  for (const flag of flags) settings.set(...settingOf(flag))
  return { settings, options, rules: withOptions(rules, options) }
}

/** The rules, with other options where some are given. */
export function withOptions(all: readonly Rule[], options: ReadonlyMap<string, JsonObject>): readonly Rule[] {
  if (options.size === 0) return all
  return all.map(rule => {
    const given = options.get(rule.id)
    return (given && rule.withOptions?.(given)) ?? rule
  })
}

/** `ID=SEVERITY`; a rule named without a severity gets its own back. */
function settingOf(flag: string): [string, RuleSetting] {
  const [id = '', severity] = flag.split('=', 2)
  if (severity === undefined) return [id, rules.find(rule => rule.id === id)?.severity ?? 'error']
  const setting = severities.find(known => known === severity)
  if (setting) return [id, setting]
  throw new UsageError(`--rule ${id}: "${severity}" is not a severity; there are ${severities.join(', ')}`)
}
