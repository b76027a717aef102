// The size of a terminal → where things are. The last row is never drawn: a frame as tall as the terminal makes Ink wipe
// the scrollback.

export interface Size {
  readonly columns: number
  readonly rows: number
}

export type Layout =
  | { readonly kind: 'beside'; readonly listColumns: number; readonly bodyRows: number }
  | { readonly kind: 'stacked'; readonly listRows: number; readonly bodyRows: number }
  /** One pane at a time. */
  | { readonly kind: 'single'; readonly bodyRows: number }
  /** One line of text. */
  | { readonly kind: 'none' }

// Title and chain above, a note and the keys below, the last row.
const rowsAround = 5

/** Of a frame: never the last row. */
export function heightOf({ rows }: Size): number {
  return Math.max(1, rows - 1)
}

/** `steps`: how many rows the list has. */
export function layoutOf({ columns, rows }: Size, steps: number): Layout {
  if (columns < 40 || rows < 12) return { kind: 'none' }
  const bodyRows = rows - rowsAround
  if (columns >= 72) return { kind: 'beside', listColumns: 32, bodyRows }
  const listRows = steps + 2
  // Less than a few lines of a story are of no use to anybody.
  if (rows < 20 || bodyRows - listRows < 6) return { kind: 'single', bodyRows }
  return { kind: 'stacked', listRows, bodyRows }
}

/** A pane with its frame. */
export type Box = Size

export interface Panes {
  readonly list?: Box
  readonly story?: Box
  readonly areBeside: boolean
}

/** `pane`: which one where there is room for one; `alone`: the story gets all of it. Undefined where nothing fits. */
export function panesOf(
  layout: Layout,
  { columns }: Size,
  pane: 'list' | 'story',
  alone: boolean,
): Panes | undefined {
  if (layout.kind === 'none') return undefined
  const all: Box = { columns, rows: layout.bodyRows }
  if (alone) return { story: all, areBeside: false }
  switch (layout.kind) {
    case 'beside': {
      const { listColumns } = layout
      const list = { ...all, columns: listColumns }
      return { list, story: { ...all, columns: columns - listColumns }, areBeside: true }
    }
    case 'stacked': {
      const { listRows } = layout
      const list = { ...all, rows: listRows }
      return { list, story: { ...all, rows: all.rows - listRows }, areBeside: false }
    }
    case 'single':
      return pane === 'list' ? { list: all, areBeside: false } : { story: all, areBeside: false }
  }
}
