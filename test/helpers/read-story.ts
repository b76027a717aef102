// Recorded runs: events of the real doctor against the lab, and the policies that were judged.

import { readdirSync, readFileSync } from 'node:fs'
import type { DoctorEvent } from '../../src/doctor/events.ts'
import { beforeStart, type RunState, reduce } from '../../src/doctor/state.ts'
import { unicodeGlyphs } from '../../src/tui/glyphs.ts'
import type { Size } from '../../src/tui/layout.ts'
import type { Scene } from '../../src/tui/scene.ts'
import { firstView } from '../../src/tui/view-state.ts'

export interface Story {
  readonly events: readonly DoctorEvent[]
  readonly run: RunState
  readonly policies: ReadonlyMap<string, string>
}

export const storyNames = readdirSync('fixtures/doctor', { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory() ? [entry.name] : [],
)

export function readStory(name: string): Story {
  const text = (file: string) => readFileSync(`fixtures/doctor/${name}/${file}`, 'utf8')
  const events = text('events.jsonl')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as DoctorEvent)
  const policies = JSON.parse(text('policies.json')) as Readonly<Record<string, string>>
  return { events, run: events.reduce(reduce, beforeStart), policies: new Map(Object.entries(policies)) }
}

/** The scene of a run that has ended. */
export function sceneOf({ run, policies }: Story, size: Size, more: Partial<Scene> = {}): Scene {
  return {
    run,
    policies,
    size,
    view: firstView,
    glyphs: unicodeGlyphs,
    links: [],
    canMend: false,
    idle: true,
    ...more,
  }
}
