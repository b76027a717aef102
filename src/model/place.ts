// Where something is, said symbolically. File, line and column are worked out only for what is printed.

/** A node of a document, by JSON pointer. */
export interface NodePlace {
  readonly pointer: string
  /** `key` means the member's name, not its value. */
  readonly on?: 'key' | 'value'
  /** Part of the string at the pointer: from `from` up to, not including, `to`, in UTF-16 units of its value. */
  readonly part?: { readonly from: number; readonly to: number }
}

/** A stretch of a document's text, in UTF-16 units; for what a pointer cannot name, such as a syntax error. */
export interface TextPlace {
  readonly offset: number
  readonly length: number
}

export type Place = NodePlace | TextPlace

/** A position in a text: line and column count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position
  readonly end: Position
}
