// `completion`: its argument.

import { Argument, type Command } from 'commander'
import { type CompletionOptions, shells } from '../options.ts'
import type { Done } from '../parsed.ts'

export function addCompletion(program: Command, done: Done): void {
  program
    .command('completion')
    .summary('print the script that completes commands in a shell')
    .description(
      'Prints a completion script. For bash: eval "$(rdsaudit completion bash)" in ~/.bashrc; for zsh the same in ~/.zshrc, after compinit; for fish: rdsaudit completion fish > ~/.config/fish/completions/rdsaudit.fish',
    )
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .action((shell: CompletionOptions['shell']) => {
      done({ command: 'completion', options: { shell } })
    })
}
