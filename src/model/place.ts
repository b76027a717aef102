// Where something is, said symbolically. File, line and column are worked out only for what is printed.

/** A node of a document, by JSON pointer; `on: 'key'` means the member's name, not its value. */
export interface Place {
  readonly pointer: string
  readonly on?: 'key' | 'value'
}

/** A stretch of text inside the string at a place, in UTF-16 units of the decoded string. */
export interface PlaceInString extends Place {
  readonly from: number
  readonly to: number
}

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
