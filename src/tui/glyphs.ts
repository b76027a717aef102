// The few signs of the screen, for terminals that show them and for those that show ASCII only.

import type { RowState } from '../doctor/state.ts'
import type { Tone } from './lines.ts'

export interface Glyphs {
  readonly states: Readonly<Record<Exclude<RowState, 'running' | 'retrying'>, string>>
  readonly spinner: readonly string[]
  readonly selected: string
  /** Before and behind the sign of a segment of the chain. */
  readonly segment: readonly [string, string]
  readonly ellipsis: string
  readonly bullet: string
  readonly upDown: string
  /** Corners from the top left on, clockwise; then a level and an upright edge. */
  readonly frame: readonly [string, string, string, string, string, string]
}

export const unicodeGlyphs: Glyphs = {
  states: { ok: '✓', failed: '✗', warn: '!', unknown: '?', skipped: '-', waiting: '·' },
  spinner: ['⠋', '⠙', '⠸', '⠴', '⠦', '⠇'],
  selected: '›',
  segment: ['─', '→'],
  ellipsis: '…',
  bullet: '•',
  upDown: '↑↓',
  frame: ['╭', '╮', '╯', '╰', '─', '│'],
}

export const asciiGlyphs: Glyphs = {
  states: { ok: '+', failed: 'x', warn: '!', unknown: '?', skipped: '-', waiting: '.' },
  spinner: ['|', '/', '-', '\\'],
  selected: '>',
  segment: ['-', '>'],
  ellipsis: '~',
  bullet: '*',
  upDown: 'j k',
  frame: ['+', '+', '+', '+', '-', '|'],
}

/** `beat` turns the spinner on. */
export function glyphOf(state: RowState, glyphs: Glyphs, beat: number): string {
  if (state !== 'running' && state !== 'retrying') return glyphs.states[state]
  return glyphs.spinner[beat % glyphs.spinner.length] ?? ''
}

export const tones: Readonly<Record<RowState, Tone>> = {
  ok: 'ok',
  failed: 'failed',
  warn: 'warn',
  unknown: 'warn',
  skipped: 'quiet',
  waiting: 'quiet',
  running: 'strong',
  retrying: 'warn',
}
