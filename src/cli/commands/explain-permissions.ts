// `rdsaudit explain permissions`: what rdsaudit itself has to be allowed, made from the list of its calls.

import { UsageError } from '../../base/errors.ts'
import { callsOf, leastPolicy, liveCommands } from '../../live/permissions.ts'
import { permissionsJson, permissionsMarkdown, permissionsText } from '../../report/permissions.ts'
import type { ExplainFormat } from '../options.ts'

/** `command` without its program: `collect --account`. Throws a `UsageError` for one that asks AWS nothing. */
export function explainPermissions(command: string | undefined, format: ExplainFormat): string {
  const chosen = liveCommands.filter(name => command === undefined || name === command)
  if (chosen.length === 0) {
    throw new UsageError(`"${command}" is no command that reads AWS`, [
      `there are: ${liveCommands.join(', ')}`,
    ])
  }
  const all = chosen.map(name => ({ command: name, calls: callsOf(name), policy: leastPolicy(name) }))
  switch (format) {
    case 'json':
      return permissionsJson(all)
    case 'markdown':
      return permissionsMarkdown(all)
    case 'pretty':
      return permissionsText(all)
  }
}
