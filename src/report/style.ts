// The few ways text is set off, named by meaning. The edge decides whether they do anything.

export interface Style {
  error(text: string): string
  warning(text: string): string
  info(text: string): string
  /** Line numbers, frames and other furniture. */
  dim(text: string): string
  strong(text: string): string
  /** A rule's name; a link where the terminal shows links. */
  rule(id: string): string
}

const same = (text: string) => text

/** Nothing but the text. */
export const plainStyle: Style = {
  error: same,
  warning: same,
  info: same,
  dim: same,
  strong: same,
  rule: same,
}
