// What the person at the screen chose: a page, a step, how far down. A pure fold over what they do.

import { type RunState, stateOfStep } from '../doctor/state.ts'
import type { StepId } from '../doctor/steps.ts'

export interface ViewState {
  readonly page: 'links' | 'story' | 'raw' | 'policy' | 'help'
  /** Undefined: whatever is most worth looking at. */
  readonly selected: StepId | undefined
  /** Of the list of links. */
  readonly link: number
  /** Lines above the first that is shown. */
  readonly offset: number
  /** Of the policies that decide, which one. */
  readonly policy: number
  /** Where there is room for one pane. */
  readonly pane: 'list' | 'story'
  /** What was done last. */
  readonly note: string
}

export const firstView: ViewState = {
  page: 'story',
  selected: undefined,
  link: 0,
  offset: 0,
  policy: 0,
  pane: 'list',
  note: '',
}

export type ViewChange =
  | { readonly change: 'select'; readonly by: 1 | -1; readonly run: RunState }
  | { readonly change: 'selectLink'; readonly by: number; readonly of: number }
  /** `most`: the last offset that makes sense. */
  | { readonly change: 'scroll'; readonly by: number; readonly most: number }
  | { readonly change: 'page'; readonly page: ViewState['page'] }
  | { readonly change: 'policy'; readonly of: number }
  | { readonly change: 'flip' }
  | { readonly change: 'note'; readonly note: string }
  /** What is most worth looking at, from its beginning. */
  | { readonly change: 'follow' }

export function changeView(view: ViewState, change: ViewChange): ViewState {
  const fresh = { ...view, note: '' }
  switch (change.change) {
    case 'select': {
      const steps = (change.run.start?.steps ?? []).map(({ id }) => id)
      const now = selectedStep(change.run, view)
      const index = now === undefined ? 0 : steps.indexOf(now) + change.by
      const selected = steps[Math.max(0, Math.min(steps.length - 1, index))]
      return { ...fresh, selected, offset: 0, policy: 0, page: view.page === 'raw' ? 'raw' : 'story' }
    }
    case 'selectLink':
      return { ...fresh, link: Math.max(0, Math.min(change.of - 1, view.link + change.by)) }
    case 'scroll':
      return {
        ...fresh,
        offset: Math.max(0, Math.min(change.most, Math.min(view.offset, change.most) + change.by)),
      }
    case 'page':
      return { ...fresh, page: change.page, offset: 0, policy: 0, pane: 'story' }
    case 'policy':
      return view.page === 'policy'
        ? { ...fresh, policy: (view.policy + 1) % Math.max(1, change.of), offset: 0 }
        : { ...fresh, page: 'policy', policy: 0, offset: 0, pane: 'story' }
    case 'flip':
      return { ...fresh, pane: view.pane === 'list' ? 'story' : 'list' }
    case 'note':
      return { ...view, note: change.note }
    case 'follow':
      return { ...fresh, page: 'story', selected: undefined, offset: 0, policy: 0 }
  }
}

/**
 * The one that was chosen; otherwise what failed, by a cause that is proved before any other; what runs; or at the end
 * the last.
 */
export function selectedStep(run: RunState, { selected }: Pick<ViewState, 'selected'>): StepId | undefined {
  const steps = (run.start?.steps ?? []).map(({ id }) => id)
  if (selected !== undefined && steps.includes(selected)) return selected
  const first = (...states: readonly string[]) => steps.find(id => states.includes(stateOfStep(run, id)))
  const proved = run.diagnosis.is.find(({ gravity }) => gravity === 'failure')?.step
  const explained = steps.find(id => id === proved && stateOfStep(run, id) === 'failed')
  return (
    explained ??
    first('failed') ??
    first('running', 'retrying') ??
    (run.end ? (first('warn') ?? steps.at(-1)) : steps[0])
  )
}
