// What happens at the screen: keys and events come in, the scene changes, walks are begun, taken up again and ended.
// Nothing here knows React or a terminal.

import { visibleText } from '../base/visible-text.ts'
import type { Fix } from '../doctor/diagnosis.ts'
import type { DoctorEvent } from '../doctor/events.ts'
import { beforeStart, type RunState, reduce } from '../doctor/state.ts'
import type { StepId } from '../doctor/steps.ts'
import type { Walk, WalkListener } from '../doctor/walk-link.ts'
import { keyStateOf, markedLine, scrollRange } from './frame.ts'
import type { Glyphs } from './glyphs.ts'
import { type Action, actionOf } from './keys.ts'
import type { Size } from './layout.ts'
import { policiesOf } from './policy-page.ts'
import type { Scene } from './scene.ts'
import { makeStore, type Store } from './store.ts'
import { fixOf } from './story.ts'
import { changeView, firstView, selectedStep, type ViewChange } from './view-state.ts'

export interface WalkableLink {
  readonly name: string
  walk(signal: AbortSignal, listener: WalkListener): Promise<Walk>
}

export interface SessionOptions {
  readonly links: readonly WalkableLink[]
  /** In a lab with a fault: mends it, and gives the link as it is then. */
  readonly mend?: () => Promise<WalkableLink>
  readonly glyphs: Glyphs
  readonly size: Size
  /** Puts a text on the clipboard, as far as the terminal lets it. */
  copy(text: string): void
  /** Milliseconds since 1970. */
  now(): number
}

/** Terminals and tmux take about so much in one OSC 52; characters before they are encoded. */
const mostCopied = 56_000

export class Session {
  readonly store: Store<Scene>
  readonly #options: SessionOptions
  /** Of the run that is shown, in milliseconds since 1970. */
  #began: number
  #stop = new AbortController()
  #walk: Walk | undefined
  #work: Promise<void> = Promise.resolve()
  #mend: SessionOptions['mend']
  readonly #listener: WalkListener = {
    onEvent: event => this.#receive(event),
    onPolicies: policies => this.#change({ policies }),
  }
  #quit: () => void = () => {}
  #failed: (error: unknown) => void = () => {}
  #isOver = false
  /** Settles when somebody quits; rejects when a walk could not be begun. */
  readonly ended: Promise<void>

  constructor(options: SessionOptions) {
    const { links, glyphs, size, mend } = options
    this.#options = options
    this.#mend = mend
    this.#began = options.now()
    this.ended = new Promise((resolve, reject) => {
      this.#quit = resolve
      this.#failed = reject
    })
    this.store = makeStore<Scene>({
      run: beforeStart,
      view: links.length > 1 ? { ...firstView, page: 'links' } : firstView,
      size,
      glyphs,
      links: links.length > 1 ? links.map(({ name }) => name) : [],
      policies: new Map(),
      canMend: mend !== undefined,
      idle: links.length > 1,
    })
  }

  get state(): RunState {
    return this.store.get().run
  }

  /** Walks the link, if there is no choice. */
  start(): void {
    const [link, second] = this.#options.links
    if (link && !second) this.#begin(link)
  }

  nowMs(): number {
    return this.#options.now() - this.#began
  }

  resize(size: Size): void {
    this.#change({ size })
  }

  press(key: string): void {
    const action = actionOf(key, keyStateOf(this.store.get()))
    if (action !== undefined) this.#act(action)
  }

  /** Ends what runs, and waits for it. */
  async quit(): Promise<void> {
    if (!this.#isOver) {
      this.#isOver = true
      this.#stop.abort()
      await this.#work
    }
    this.#quit()
  }

  #act(action: Action): void {
    const { run, view } = this.store.get()
    const step = selectedStep(run, view)
    const deeds: Readonly<Record<Action, () => void>> = {
      previous: () => this.#select(-1),
      next: () => this.#select(1),
      pageUp: () => this.#scroll(-1),
      pageDown: () => this.#scroll(1),
      enter: () => this.#enter(),
      flip: () => this.#view({ change: 'flip' }),
      again: () => this.#again(step === undefined ? [] : [step]),
      allAgain: () => this.#again([]),
      copy: () => this.#copy(step === undefined ? undefined : fixOf(run, step)),
      policy: () => this.#showPolicy(step),
      mend: () => this.#mendAndWalk(),
      help: () => this.#view({ change: 'page', page: view.page === 'help' ? 'story' : 'help' }),
      back: () => this.#view({ change: 'page', page: view.page === 'story' ? 'links' : 'story' }),
      quit: () => {
        this.quit()
      },
    }
    deeds[action]()
  }

  #select(by: 1 | -1): void {
    const { run, view, links } = this.store.get()
    this.#view(
      view.page === 'links' ? { change: 'selectLink', by, of: links.length } : { change: 'select', by, run },
    )
  }

  /** By a pane less one line, so that the eye finds where it was. */
  #scroll(direction: 1 | -1): void {
    const { view, links } = this.store.get()
    const { most, page } = scrollRange(this.store.get())
    const by = direction * Math.max(1, page - 1)
    // Of links the selected one is always in sight.
    this.#view(
      view.page === 'links' ? { change: 'selectLink', by, of: links.length } : { change: 'scroll', by, most },
    )
  }

  #enter(): void {
    const { view } = this.store.get()
    const link = view.page === 'links' ? this.#options.links[view.link] : undefined
    if (link) this.#begin(link)
    else this.#view({ change: 'page', page: view.page === 'raw' ? 'story' : 'raw' })
  }

  #begin(link: WalkableLink): void {
    this.#do(async signal => {
      this.#walk = undefined
      this.#change({ run: beforeStart, policies: new Map() })
      this.#view({ change: 'follow' })
      this.#walk = await link.walk(signal, this.#listener)
    })
  }

  #again(names: readonly StepId[]): void {
    const walk = this.#walk
    if (walk === undefined) return
    this.#view(names.length === 0 ? { change: 'follow' } : { change: 'page', page: 'story' })
    this.#do(async signal => {
      this.#walk = await walk.again(names, signal)
    })
  }

  #mendAndWalk(): void {
    const mend = this.#mend
    if (mend === undefined) return
    this.#mend = undefined
    this.#change({ canMend: false })
    this.#note('Applying the fix to the lab…')
    this.#do(async signal => {
      const link = await mend()
      this.#change({ run: beforeStart, policies: new Map() })
      this.#view({ change: 'follow' })
      this.#note('The lab was mended; walking again.')
      this.#walk = await link.walk(signal, this.#listener)
    })
  }

  /** One thing at a time; nothing is begun once somebody quits. */
  #do(work: (signal: AbortSignal) => Promise<void>): void {
    if (this.#isOver) return
    this.#change({ idle: false })
    this.#work = work(this.#stop.signal).then(
      () => this.#change({ idle: true }),
      error => {
        this.#isOver = true
        this.#failed(error)
      },
    )
  }

  #receive(event: DoctorEvent): void {
    if (event.event === 'start') this.#began = this.#options.now() - event.at
    this.#change({ run: reduce(this.store.get().run, event) })
  }

  #copy(fix: Fix | undefined): void {
    const text = fix?.copy ?? fix?.text
    if (text === undefined) this.#note('This fix is nothing to paste; do what it says.')
    else if (text.length > mostCopied) this.#note('This fix is too long for the clipboard of a terminal.')
    else {
      // It is pasted where a control character would be obeyed, and quotes what others wrote.
      this.#options.copy(text.split('\n').map(visibleText).join('\n'))
      this.#note('Fix sent to the terminal clipboard.')
    }
  }

  #showPolicy(step: StepId | undefined): void {
    const { run, policies } = this.store.get()
    if (step === undefined) return
    this.#view({ change: 'policy', of: policiesOf(run, step, policies).length })
    const scene = this.store.get()
    // So that the statement is in sight, with a few lines before it.
    const { most } = scrollRange(scene)
    this.#view({ change: 'scroll', by: Math.max(0, markedLine(scene) - 4), most })
  }

  #note(note: string): void {
    this.#view({ change: 'note', note })
  }

  #view(change: ViewChange): void {
    this.#change({ view: changeView(this.store.get().view, change) })
  }

  #change(change: Partial<Scene>): void {
    this.store.set({ ...this.store.get(), ...change })
  }
}
