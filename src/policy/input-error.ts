// What a caller of the evaluator got wrong, and where.

/** A request or a set of policies that cannot be evaluated. `pointer` is the JSON pointer of the wrong value. */
export class EvaluationInputError extends Error {
  readonly pointer: string

  constructor(pointer: string, message: string) {
    super(message)
    this.name = 'EvaluationInputError'
    this.pointer = pointer
  }
}
