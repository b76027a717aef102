// The one component with a life of its own: it draws what the store says, and turns its spinner, neither too often.

import { render } from 'ink-testing-library'
import { createElement } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { beforeStart, reduce } from '../../src/doctor/state.ts'
import { LiveScreen } from '../../src/tui/screen.tsx'
import { makeStore } from '../../src/tui/store.ts'
import { readStory, sceneOf } from '../helpers/read-story.ts'

const size = { columns: 80, rows: 24 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A screen in the middle of a run, or at its end. */
async function show(idle: boolean) {
  const story = readStory('missing-external-id')
  const run = idle ? story.run : story.events.slice(0, 6).reduce(reduce, beforeStart)
  const store = makeStore(sceneOf({ ...story, run }, size, { idle }))
  const paint = ({ text }: { readonly text: string }) => text
  const shown = render(createElement(LiveScreen, { store, paint, nowMs: () => 0 }))
  await vi.advanceTimersByTimeAsync(100)
  const before = shown.frames.length
  return {
    store,
    story,
    lastFrame: shown.lastFrame,
    unmount: shown.unmount,
    drawn: () => shown.frames.length - before,
  }
}

it('draws four times a second while something runs, and never again when nothing does', async () => {
  const running = await show(false)
  await vi.advanceTimersByTimeAsync(2000)
  expect(running.drawn()).toBeGreaterThan(4)
  expect(running.drawn()).toBeLessThanOrEqual(8)
  running.unmount()
  const still = await show(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(still.drawn()).toBe(0)
  still.unmount()
})

it('draws what the store holds as soon as it changes', async () => {
  const { store, story, lastFrame, unmount } = await show(false)
  expect(lastFrame()).toMatch(/^rdsaudit doctor orders +running/)
  store.set(sceneOf(story, size))
  await vi.advanceTimersByTimeAsync(100)
  expect(lastFrame()).toMatch(/^rdsaudit doctor orders +FAILED: 1 failed/)
  unmount()
})
