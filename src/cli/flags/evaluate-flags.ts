// `evaluate`: its flags.

import { type Command, Option } from 'commander'
import { type EvaluateOptions, evaluateFormats } from '../options.ts'
import type { Done } from '../parsed.ts'
import { addLook } from './shared-flags.ts'

export function addEvaluate(program: Command, done: Done): void {
  const command = program
    .command('evaluate')
    .summary('say whether AWS would allow a request; no network')
    .description(
      'Decides requests under policies and gives the reasons. The input is one JSON object, or one a line: {"request": {"principal", "action", "resource", "resourceAccount", "context"}, "policies": {"identity": [], "resource": {}, "boundary": [], "scp": [[]], "rcp": [[]], "session": []}}. A context key that may have any value is {"unknown": true}; a policy that could not be read is {"unseen": "why"}.',
    )
    .argument('[file]', 'a file, or - for standard input', '-')
    .addOption(
      new Option('-f, --format <format>', 'how to print decisions')
        .choices(evaluateFormats)
        .default('pretty'),
    )
  addLook(command).action((input: string, options: Omit<EvaluateOptions, 'input'>) => {
    done({ command: 'evaluate', options: { ...options, input } })
  })
}
