// What keys and events do to the scene, without React and without a terminal.

import { describe, expect, it } from 'vitest'
import type { DoctorEvent } from '../../src/doctor/events.ts'
import type { StepId } from '../../src/doctor/steps.ts'
import type { Walk, WalkListener } from '../../src/doctor/walk-link.ts'
import { frameOf, keyStateOf } from '../../src/tui/frame.ts'
import { unicodeGlyphs } from '../../src/tui/glyphs.ts'
import { textOf } from '../../src/tui/lines.ts'
import { Session, type SessionOptions, type WalkableLink } from '../../src/tui/session.ts'
import { readStory, type Story } from '../helpers/read-story.ts'

const still = { beat: 0, nowMs: 0 }
const story = readStory('missing-external-id')
const healthy = readStory('healthy')

/** A link that is walked as it was recorded, at once or when it is let go. */
function recorded(name: string, told: Story = story) {
  const begun: string[] = []
  let letGo: () => void = () => {}
  let signalled = false
  const play = async (
    what: string,
    events: readonly DoctorEvent[],
    signal: AbortSignal,
    listener: WalkListener,
  ): Promise<Walk> => {
    begun.push(what)
    const [start, ...rest] = events
    if (start) listener.onEvent(start)
    await new Promise<void>(resolve => {
      letGo = resolve
      signal.addEventListener('abort', () => {
        signalled = true
        resolve()
      })
    })
    if (!signalled) {
      for (const event of rest) listener.onEvent(event)
      listener.onPolicies?.(told.policies)
    }
    return {
      state: told.run,
      again: (names: readonly string[] = [], own = signal) =>
        play(`again ${names.join(' ')}`.trim(), events, own, listener),
    }
  }
  const link: WalkableLink = { name, walk: (signal, listener) => play('walk', told.events, signal, listener) }
  return {
    link,
    begun,
    wasStopped: () => signalled,
    async finish() {
      letGo()
      await settled()
    },
  }
}

/** What was begun has come to its next wait. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}

function open(links: readonly WalkableLink[], more: Partial<SessionOptions> = {}) {
  const copied: string[] = []
  const session = new Session({
    links,
    glyphs: unicodeGlyphs,
    size: { columns: 80, rows: 24 },
    copy: text => copied.push(text),
    now: () => 0,
    ...more,
  })
  session.start()
  const press = (...keys: readonly string[]) => {
    for (const key of keys) session.press(key)
  }
  const shown = () => frameOf(session.store.get(), still).map(textOf).join('\n')
  return { session, press, shown, copied, view: () => session.store.get().view }
}

describe('one link', () => {
  it('is walked at once, and again when nothing runs', async () => {
    const { link, begun, finish } = recorded('orders')
    const { press, session, shown } = open([link])
    press('r', 'R')
    expect(begun).toEqual(['walk'])
    await finish()
    expect(session.store.get().idle).toBe(true)
    expect(shown()).toContain('FAILED: 1 failed')
    press('r', 'r', 'R')
    await finish()
    press('R')
    await finish()
    expect(begun).toEqual(['walk', 'again assume' satisfies `again ${StepId}`, 'again'])
  })

  it('is left when what runs has stopped', async () => {
    const { link, wasStopped } = recorded('orders')
    const { press, session } = open([link])
    press('ctrl-c')
    expect(wasStopped()).toBe(true)
    await session.ended
    expect(session.state.end).toBeUndefined()
  })

  it('is not taken up again once somebody quits', async () => {
    const { link, begun, finish } = recorded('orders')
    const { press, session } = open([link])
    await finish()
    press('q', 'r', 'R')
    await session.ended
    expect(begun).toEqual(['walk'])
  })

  it('that cannot be begun ends the session with the reason', async () => {
    const { session } = open([{ name: 'orders', walk: async () => Promise.reject(new Error('no host')) }])
    await expect(session.ended).rejects.toThrow('no host')
    await session.quit()
  })

  it('has its fix copied, and no control character with it', async () => {
    const hostile: Story = {
      ...story,
      events: story.events.map(event =>
        JSON.parse(JSON.stringify(event).replaceAll('"copy":"', '"copy":"\\u001b]0;x\\u0007\\u202e')),
      ),
    }
    for (const told of [story, hostile]) {
      const { link, finish } = recorded('orders', told)
      const { press, copied, shown } = open([link])
      await finish()
      press('c')
      expect(shown()).toContain('Fix sent to the terminal clipboard.')
      expect(copied).toHaveLength(1)
      expect(copied[0]).toContain('"externalId": "orders-7f3c"')
      expect(copied[0]).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
    }
  })

  it('has no fix where all is well, and no policy to show', async () => {
    const { link, finish } = recorded('orders', healthy)
    const { press, copied, view } = open([link])
    await finish()
    press('c', 'p', 'f', 'escape', 'x', '\u001b[1;5C')
    expect(copied).toEqual([])
    expect(view().page).toBe('story')
  })

  it('shows help, what was said, and the policy, each on and off', async () => {
    const { link, finish } = recorded('orders')
    const { press, view, shown } = open([link])
    await finish()
    press('enter')
    expect(view().page).toBe('raw')
    press('j')
    expect(view().page).toBe('raw')
    press('enter', '?')
    expect(shown()).toContain('quit; the report is printed')
    press('j')
    expect(view().page).toBe('help')
    press('?')
    expect(view().page).toBe('story')
    press('k', 'p')
    expect(view()).toMatchObject({ page: 'policy', policy: 0 })
    press('p', 'escape')
    expect(view().page).toBe('story')
  })

  it.each([
    { columns: 80, rows: 24 },
    { columns: 60, rows: 24 },
    { columns: 44, rows: 13 },
    { columns: 20, rows: 5 },
    { columns: 1, rows: 1 },
    { columns: 300, rows: 90 },
  ])('fits into $columns × $rows whatever is pressed', async size => {
    const { link, finish } = recorded('orders')
    const { press, session } = open([link])
    session.resize(size)
    const keys = [
      'tab',
      'pageDown',
      'pageDown',
      'j',
      ' ',
      '?',
      'pageUp',
      '?',
      'enter',
      'pageDown',
      'p',
      'pageDown',
      'p',
      'escape',
      'tab',
      'k',
    ]
    for (const done of [false, true]) {
      if (done) await finish()
      for (const key of keys) {
        press(key)
        const frame = frameOf(session.store.get(), still)
        expect(frame.length).toBeLessThanOrEqual(Math.max(1, size.rows - 1))
        for (const line of frame) expect(textOf(line).length).toBeLessThanOrEqual(size.columns)
      }
    }
  })
})

describe('several links', () => {
  it('are chosen from, walked one after the other, and not left while one runs', async () => {
    const [first, second] = [recorded('orders'), recorded('billing', healthy)]
    const { press, view, shown } = open([first.link, second.link])
    expect(shown()).toContain('Which link?')
    press('r', 'c', 'p', '?', 'k', 'j', 'j', 'enter')
    expect([first.begun, second.begun]).toEqual([[], ['walk']])
    press('escape')
    expect(view().page).toBe('story')
    await second.finish()
    press('escape')
    expect(view().page).toBe('links')
    press('k', 'enter')
    await first.finish()
    expect(first.begun).toEqual(['walk'])
    expect(shown()).toContain('FAILED: 1 failed')
  })

  it('show the one that is selected, however many there are', () => {
    const links = Array.from({ length: 60 }, (_, index) => recorded(`link-${index}`).link)
    const { press, shown, session } = open(links)
    const isShown = () => shown().includes(`› link-${session.store.get().view.link} `)
    for (let pressed = 0; pressed < 70; pressed++) {
      expect(isShown()).toBe(true)
      press('down')
    }
    expect(shown()).toContain('› link-59 ')
    press('pageUp', 'pageUp')
    expect(isShown()).toBe(true)
    expect(session.store.get().view.link).toBeLessThan(40)
    for (let pressed = 0; pressed < 9; pressed++) press('pageUp')
    expect(shown()).toContain('› link-0 ')
    expect(shown()).toMatch(/PgDn \d+ more/)
    press('pageDown')
    expect(session.store.get().view.link).toBeGreaterThan(5)
  })
})

describe('a lab with a fault', () => {
  it('is mended once, and walked then', async () => {
    const [broken, mended] = [recorded('orders'), recorded('orders', healthy)]
    let times = 0
    const mend = async () => {
      times++
      return mended.link
    }
    const { press, shown, session } = open([broken.link], { mend })
    press('f')
    expect(times).toBe(0)
    await broken.finish()
    press('f', 'f')
    await settled()
    expect(times).toBe(1)
    expect(mended.begun).toEqual(['walk'])
    await mended.finish()
    expect(shown()).toContain('connected')
    expect(keyStateOf(session.store.get()).canMend).toBe(false)
    press('R')
    await settled()
    expect([broken.begun, mended.begun]).toEqual([['walk'], ['walk', 'again']])
  })

  it('that cannot be mended ends the session with the reason', async () => {
    const broken = recorded('orders')
    const { press, session } = open([broken.link], { mend: async () => Promise.reject(new Error('no lab')) })
    await broken.finish()
    press('f')
    await expect(session.ended).rejects.toThrow('no lab')
  })
})
