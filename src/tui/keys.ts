// All keys: what they are called, what they do, when they do anything. Bytes of a terminal → names of keys.

import type { Size } from './layout.ts'
import { layoutOf } from './layout.ts'

export type Action =
  | 'previous'
  | 'next'
  | 'pageUp'
  | 'pageDown'
  | 'enter'
  | 'flip'
  | 'again'
  | 'allAgain'
  | 'copy'
  | 'policy'
  | 'mend'
  | 'help'
  | 'back'
  | 'quit'

/** What decides whether a key does anything. */
export interface KeyState {
  readonly page: 'links' | 'story' | 'raw' | 'policy' | 'help'
  readonly idle: boolean
  readonly hasFix: boolean
  readonly hasPolicy: boolean
  readonly canMend: boolean
  /** There are other links. */
  readonly hasLinks: boolean
  readonly size: Size
  readonly steps: number
}

export interface Key {
  readonly action: Action
  readonly keys: readonly string[]
  /** As the help names it; `↑↓` is written as the terminal can. */
  readonly shown: string
  readonly does: string
  /** In the line of keys; left out there when undefined. */
  readonly brief?: string
  when(state: KeyState): boolean
}

const walking = ({ page }: KeyState) => page !== 'links' && page !== 'help'

export const keys: readonly Key[] = [
  {
    action: 'previous',
    keys: ['up', 'k'],
    shown: '↑↓',
    does: 'select a step, or a link',
    brief: 'select',
    when: ({ page }) => page !== 'help',
  },
  { action: 'next', keys: ['down', 'j'], shown: '', does: '', when: ({ page }) => page !== 'help' },
  {
    action: 'enter',
    keys: ['enter'],
    shown: 'enter',
    does: 'walk the link',
    brief: 'walk',
    when: ({ page }) => page === 'links',
  },
  {
    action: 'flip',
    keys: ['tab'],
    shown: 'tab',
    does: 'list or story, where there is room for one',
    brief: 'pane',
    when: ({ page, size, steps }) =>
      page !== 'links' && page !== 'help' && layoutOf(size, steps).kind === 'single',
  },
  {
    action: 'mend',
    keys: ['f'],
    shown: 'f',
    does: 'in the lab: apply the fix to the lab, and walk again',
    brief: 'fix the lab',
    when: state => walking(state) && state.canMend && state.idle,
  },
  {
    action: 'copy',
    keys: ['c'],
    shown: 'c',
    does: 'copy the fix through the terminal (OSC 52)',
    brief: 'copy fix',
    when: state => walking(state) && state.hasFix,
  },
  {
    action: 'policy',
    keys: ['p'],
    shown: 'p',
    does: 'the policy that decides, its statement marked; again: the next',
    brief: 'policy',
    when: state => walking(state) && state.hasPolicy,
  },
  {
    action: 'again',
    keys: ['r'],
    shown: 'r',
    does: 'run this step and what depends on it again',
    brief: 'run again',
    when: state => walking(state) && state.idle,
  },
  {
    action: 'allAgain',
    keys: ['R'],
    shown: 'R',
    does: 'run everything again',
    brief: 'run all',
    when: state => walking(state) && state.idle,
  },
  {
    action: 'enter',
    keys: ['enter'],
    shown: 'enter',
    does: 'what was said and found, in full, on and off',
    brief: 'raw',
    when: walking,
  },
  {
    action: 'pageDown',
    keys: ['pageDown', ' '],
    shown: 'PgUp PgDn space',
    does: 'scroll',
    when: () => true,
  },
  { action: 'pageUp', keys: ['pageUp'], shown: '', does: '', when: () => true },
  {
    action: 'help',
    keys: ['?'],
    shown: '?',
    does: 'this help, on and off',
    brief: 'help',
    when: ({ page }) => page !== 'links',
  },
  {
    action: 'back',
    keys: ['escape'],
    shown: 'esc',
    does: 'back to the story, and from there to the links',
    when: ({ page, hasLinks, idle }) => page !== 'links' && (page !== 'story' || (hasLinks && idle)),
  },
  {
    action: 'quit',
    keys: ['q', 'ctrl-c'],
    shown: 'q',
    does: 'quit; the report is printed',
    brief: 'quit',
    when: () => true,
  },
]

/** What a key does now; undefined for nothing. */
export function actionOf(key: string, state: KeyState): Action | undefined {
  return keys.find(one => one.keys.includes(key) && one.when(state))?.action
}

const named: Readonly<Record<string, string>> = {
  '\u001b[A': 'up',
  '\u001bOA': 'up',
  '\u001b[B': 'down',
  '\u001bOB': 'down',
  '\u001b[5~': 'pageUp',
  '\u001b[6~': 'pageDown',
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u001b': 'escape',
  '\u0003': 'ctrl-c',
}

/** Names of the keys in what a terminal sent; fast fingers and slow lines put several into one chunk. */
export function keysIn(chunk: string): readonly string[] {
  const found = chunk.match(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001bO.|./gsu) ?? []
  return found.map(key => named[key] ?? key)
}
