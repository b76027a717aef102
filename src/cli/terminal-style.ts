// Styles as terminal escapes.

import { styleText } from 'node:util'
import { plainStyle, type Style } from '../report/style.ts'
import type { Look } from './look.ts'

/** The style for a look. Rule names become links once the project has pages to link to. */
export function styleFor(look: Look): Style {
  if (!look.colour) return plainStyle
  return {
    error: text => styleText(['bold', 'red'], text),
    warning: text => styleText(['bold', 'yellow'], text),
    info: text => styleText(['bold', 'cyan'], text),
    dim: text => styleText('blue', text),
    strong: text => styleText('bold', text),
    rule: text => text,
  }
}
