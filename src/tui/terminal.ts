// The terminal itself: the alternate screen, keys as they are typed, the clipboard; and everything put back as it was.

import type { Size } from './layout.ts'

/** Both ends of a terminal. */
export interface TerminalStreams {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
}

const enter = '\u001b[?1049h\u001b[H'
// Ink hides the cursor; should it not come to show it again, this does.
const leave = '\u001b[?25h\u001b[?1049l'

/** The other screen, with keys unread. Returns what puts everything back; doing so twice does nothing. */
export function takeScreen({ input, output }: TerminalStreams): () => void {
  output.write(enter)
  input.setRawMode(true)
  let isTaken = true
  return () => {
    if (!isTaken) return
    isTaken = false
    input.setRawMode(false)
    input.pause()
    output.write(leave)
  }
}

export function sizeOf({ columns, rows }: NodeJS.WriteStream): Size {
  return { columns: columns || 80, rows: rows || 24 }
}

/** Calls back with the size whenever it changes, on a screen that is empty: before Ink draws, if asked before Ink. */
export function watchSize(output: NodeJS.WriteStream, onSize: (size: Size) => void): () => void {
  const resized = () => {
    output.write('\u001b[2J\u001b[H')
    onSize(sizeOf(output))
  }
  output.on('resize', resized)
  return () => output.off('resize', resized)
}

/** The stream without what wipes the scrollback: Ink 6 does that when a window shrinks, also on the alternate screen. */
export function withoutWipe(output: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(output, {
    get: (target, property) => {
      if (property === 'write') {
        return (chunk: unknown, ...rest: readonly unknown[]) =>
          Reflect.apply(target.write, target, [typeof chunk === 'string' ? tamed(chunk) : chunk, ...rest])
      }
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function tamed(text: string): string {
  return text.replaceAll('\u001b[2J\u001b[3J\u001b[H', '\u001b[H\u001b[J')
}

/** OSC 52; a terminal never says whether it took it. */
export function copyThrough(output: NodeJS.WriteStream, text: string): void {
  output.write(`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`)
}
