// `explain`: its flags.

import { type Command, Option } from 'commander'
import { type ExplainOptions, explainFormats } from '../options.ts'
import type { Done } from '../parsed.ts'
import { addShared } from './shared-flags.ts'

export function addExplain(program: Command, done: Done): void {
  const command = program
    .command('explain')
    .summary('describe a rule or an error message, or list all rules')
    .description(
      'Describes a rule: what it finds, why it matters, what to do. Of an error message of AWS or a database, lists the causes it can have. Without an argument, lists all rules. "explain permissions" prints the least policies for rdsaudit itself.',
    )
    .argument('[rule]', 'the id of a rule or a cause, an error message, or "permissions"')
    .argument('[command]', 'of permissions: only for this command')
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(explainFormats).default('pretty'),
    )
  addShared(command).action(
    (
      rule: string | undefined,
      about: string | undefined,
      options: Omit<ExplainOptions, 'rule' | 'about'>,
    ) => {
      const named = { ...(rule !== undefined && { rule }), ...(about !== undefined && { about }) }
      done({ command: 'explain', options: { ...options, ...named } })
    },
  )
}
