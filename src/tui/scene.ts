// All that a screen shows, as one value; and the moment, which is all that changes by itself.

import type { RunState } from '../doctor/state.ts'
import type { Glyphs } from './glyphs.ts'
import type { Size } from './layout.ts'
import type { PolicyTexts } from './policy-page.ts'
import type { ViewState } from './view-state.ts'

/** All that a screen shows. */
export interface Scene {
  readonly run: RunState
  readonly view: ViewState
  readonly size: Size
  readonly glyphs: Glyphs
  /** Links to choose from; empty when there is one. */
  readonly links: readonly string[]
  readonly policies: PolicyTexts
  /** In a lab with a fault. */
  readonly canMend: boolean
  /** Nothing is running. */
  readonly idle: boolean
}

/** What changes by itself. */
export interface Moment {
  /** Turns the spinner on. */
  readonly beat: number
  /** Milliseconds since the run began. */
  readonly nowMs: number
}
