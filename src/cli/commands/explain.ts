// `rdsaudit explain`: a rule's page, or the table of all; or what an error text can mean.

import { families, rules } from '../../../rules/index.ts'
import { pages } from '../../../rules/pages.ts'
import { closest } from '../../base/closest.ts'
import { UsageError } from '../../base/errors.ts'
import {
  explainAll,
  explainRule,
  type ListedRule,
  listRules,
  ruleMarkdown,
  rulesJson,
  rulesMarkdown,
} from '../../report/explain.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { decideLook } from '../look.ts'
import type { ExplainOptions } from '../options.ts'
import { styleFor } from '../terminal-style.ts'
import type { World } from '../world.ts'

/** Throws a `UsageError` when no rule has the name. */
export async function explain(options: ExplainOptions, world: World): Promise<ExitCode> {
  if (options.rule === 'permissions') {
    const { explainPermissions } = await import('./explain-permissions.ts')
    world.stdout.write(explainPermissions(options.about, options.format))
    return exitCodes.clean
  }
  if (options.about !== undefined) throw new UsageError('only "explain permissions" takes a second argument')
  const listed = listRules(families, pages)
  if (options.rule !== undefined && !listed.some(({ rule }) => rule.id === options.rule)) {
    const said = await explainSymptom(options.rule, options, world)
    if (said !== undefined) {
      world.stdout.write(said)
      return exitCodes.clean
    }
  }
  const chosen = options.rule === undefined ? listed : [ruleNamed(options.rule, listed)]
  world.stdout.write(render(chosen, options, world))
  return exitCodes.clean
}

function render(chosen: readonly ListedRule[], options: ExplainOptions, world: World): string {
  const style = styleFor(decideLook(options, world))
  const [only] = chosen
  const one = options.rule !== undefined && only !== undefined
  switch (options.format) {
    case 'json':
      return rulesJson(chosen)
    case 'markdown':
      return one ? ruleMarkdown(only) : rulesMarkdown(chosen)
    case 'pretty':
      return one ? explainRule(only, style) : explainAll(chosen, style)
  }
}

/** A cause that the doctor names, or a text that people meet elsewhere; undefined when it is neither. */
async function explainSymptom(
  text: string,
  options: ExplainOptions,
  world: World,
): Promise<string | undefined> {
  const [{ causeNamed, causesOfMessage }, report] = await Promise.all([
    import('../../doctor/explain-message.ts'),
    import('../../report/explain-causes.ts'),
  ])
  const named = causeNamed(text)
  const causes = named ? [named] : causesOfMessage(text)
  if (causes.length === 0) return undefined
  const style = styleFor(decideLook(options, world))
  switch (options.format) {
    case 'json':
      return report.causesJson(causes)
    case 'markdown':
      return report.causesMarkdown(causes)
    case 'pretty':
      return named ? report.explainCause(named, style) : report.explainMessage(text, causes, style)
  }
}

function ruleNamed(name: string, listed: readonly ListedRule[]): ListedRule {
  const found = listed.find(({ rule }) => rule.id === name)
  if (found) return found
  const near = closest(
    name,
    rules.map(rule => rule.id),
    4,
  )
  throw new UsageError(
    `there is no rule "${name}"${near === undefined ? '' : ` (did you mean "${near}"?)`}`,
    ['rdsaudit explain lists all rules'],
  )
}
