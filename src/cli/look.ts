// Colour, links, ASCII: decided once, from flags, environment and terminal, in the order users expect.

import type { LookOptions } from './options.ts'
import type { World } from './world.ts'

export interface Look {
  readonly colour: boolean
  readonly links: boolean
  readonly unicode: boolean
  /** Width to fit into; undefined when the output is no terminal and nothing should be cut or wrapped. */
  readonly columns: number | undefined
}

/** Flag, `NO_COLOR`, `FORCE_COLOR`, `CLICOLOR_FORCE`, a CI whose log shows colours, then the terminal itself. */
export function decideLook(options: LookOptions, { env, stdout }: World): Look {
  const smart = stdout.isTerminal && env['TERM'] !== 'dumb'
  return {
    colour: decideColour(options, env, smart),
    links: decideLinks(options, env, smart),
    unicode: options.ascii !== true && isUtf8Locale(env),
    columns: stdout.isTerminal ? (stdout.columns ?? 80) : undefined,
  }
}

type Env = World['env']

function decideColour(options: LookOptions, env: Env, smart: boolean): boolean {
  if (options.color !== 'auto') return options.color === 'always'
  if (isSet(env['NO_COLOR'])) return false
  if (isSet(env['FORCE_COLOR'])) return env['FORCE_COLOR'] !== '0'
  if (isSet(env['CLICOLOR_FORCE']) && env['CLICOLOR_FORCE'] !== '0') return true
  if (env['GITHUB_ACTIONS'] === 'true' || env['GITLAB_CI'] === 'true') return true
  return smart
}

/** Terminals that are known to show OSC 8 links; others would show the escape, or nothing. */
function decideLinks(options: LookOptions, env: Env, smart: boolean): boolean {
  if (options.links !== 'auto') return options.links === 'always'
  if (isSet(env['FORCE_HYPERLINK'])) return env['FORCE_HYPERLINK'] !== '0'
  if (!smart || isSet(env['CI'])) return false
  const program = env['TERM_PROGRAM'] ?? ''
  return (
    ['iTerm.app', 'WezTerm', 'vscode', 'ghostty'].includes(program) ||
    isSet(env['WT_SESSION']) ||
    isSet(env['KITTY_WINDOW_ID']) ||
    Number(env['VTE_VERSION'] ?? 0) >= 5000
  )
}

function isUtf8Locale(env: Env): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG']
  // Without a locale, as on Windows and in many containers, terminals of today show UTF-8.
  return locale === undefined || locale === '' || /utf-?8/i.test(locale)
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== ''
}
