// `rdsaudit completion`: scripts that ask the program itself what fits, so that they never go stale. Where it knows
// nothing, the shell completes file names.

import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CompletionOptions } from '../options.ts'
import type { World } from '../world.ts'

export function completion({ shell }: CompletionOptions, world: World): ExitCode {
  world.stdout.write(scripts[shell])
  return exitCodes.clean
}

// Written for the bash 3.2 of macOS: no mapfile. What is not printed by the program is never evaluated.
const bash = `_rdsaudit() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <("$1" __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -o bashdefault -F _rdsaudit rdsaudit
`

const zsh = `#compdef rdsaudit
_rdsaudit() {
  local -a found
  found=("\${(@f)$("\${words[1]}" __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then
    compadd -- "\${found[@]}"
  else
    _files
  fi
}
compdef _rdsaudit rdsaudit
`

const fish = `function __rdsaudit_complete
  set -l words (commandline -opc) (commandline -ct)
  set -l found (command $words[1] __complete $words[2..-1] 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c rdsaudit -f -a '(__rdsaudit_complete)'
`

const scripts: Readonly<Record<CompletionOptions['shell'], string>> = { bash, zsh, fish }
