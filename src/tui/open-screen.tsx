// Puts a session on a terminal: draws it, gives it keys and sizes, and leaves the terminal as it was.

import { render } from 'ink'
import type { RunState } from '../doctor/state.ts'
import { asciiGlyphs, unicodeGlyphs } from './glyphs.ts'
import { keysIn } from './keys.ts'
import { LiveScreen, type Paint } from './screen.tsx'
import { Session, type SessionOptions } from './session.ts'
import { copyThrough, sizeOf, type TerminalStreams, takeScreen, watchSize, withoutWipe } from './terminal.ts'

export interface ScreenOptions extends Pick<SessionOptions, 'links' | 'mend' | 'now'> {
  readonly terminal: TerminalStreams
  readonly paint: Paint
  readonly unicode: boolean
  /** Settles when somebody asks the program to stop. */
  readonly interrupted: Promise<unknown>
  /** Called with what puts the terminal back, for when the program ends in some other way. */
  onTaken(restore: () => void): void
}

/** Settles with the last state when somebody quits. The terminal is its owner's again then, whatever happened. */
export async function openScreen(options: ScreenOptions): Promise<RunState> {
  const { terminal, paint, unicode, links, mend, now, interrupted } = options
  const { input, output } = terminal
  const session = new Session({
    links,
    now,
    ...(mend && { mend }),
    glyphs: unicode ? unicodeGlyphs : asciiGlyphs,
    size: sizeOf(output),
    copy: text => copyThrough(output, text),
  })
  const restore = takeScreen(terminal)
  options.onTaken(restore)
  const unwatch = watchSize(output, size => session.resize(size))
  const app = render(<LiveScreen store={session.store} paint={paint} nowMs={() => session.nowMs()} />, {
    stdout: withoutWipe(output),
    stdin: input,
    exitOnCtrlC: false,
    patchConsole: false,
    maxFps: 15,
  })
  const onKeys = (chunk: Buffer | string) => {
    for (const key of keysIn(String(chunk))) session.press(key)
  }
  input.on('data', onKeys)
  interrupted.then(() => session.quit())
  try {
    session.start()
    await session.ended
    return session.state
  } finally {
    input.off('data', onKeys)
    unwatch()
    app.unmount()
    restore()
  }
}
