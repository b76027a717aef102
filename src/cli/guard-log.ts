// The log of GitHub Actions obeys lines of a certain form, and policies, file names and servers may hold such lines: whatever
// a command writes there, only what is meant as a workflow command is one.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

import type { OutputStream, World } from './world.ts'

/** The same world, in which nothing that is written is obeyed by accident. */
export function guardLog(world: World): World {
  return { ...world, stdout: guarded(world.stdout), stderr: guarded(world.stderr) }
}

function guarded(stream: OutputStream): OutputStream {
  return {
    ...stream,
    write: text => stream.write(withoutCommands(text)),
    writeCommands: text => stream.write(text),
  }
}

// The runner looks for `::` at the beginning of a line, and for `##[` anywhere. In JSON, where only strings can hold the
// latter, it stays the same value.
function withoutCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '##\\u005b')
}
