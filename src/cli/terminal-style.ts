// Styles as terminal escapes.

import { styleText } from 'node:util'
import { rulePage } from '../base/homepage.ts'
import { plainStyle, type Style } from '../report/style.ts'
import type { Look } from './look.ts'

/** The style for a look. Rule names are links where the terminal shows links and the project has pages. */
export function styleFor(look: Look): Style {
  const rule = (id: string) => linked(id, look.links ? rulePage(id) : undefined)
  if (!look.colour) return { ...plainStyle, rule }
  return {
    error: text => styleText(['bold', 'red'], text),
    warning: text => styleText(['bold', 'yellow'], text),
    info: text => styleText(['bold', 'cyan'], text),
    dim: text => styleText('blue', text),
    strong: text => styleText('bold', text),
    rule,
  }
}

/** OSC 8, as terminals that know links read it. */
export function linked(text: string, url: string | undefined): string {
  return url === undefined ? text : `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`
}
