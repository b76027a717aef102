// An error as AWS answers it.

export class AwsError extends Error {
  readonly code: string
  /** Of the HTTP response. */
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.name = 'AwsError'
    this.code = code
    this.status = status
  }
}
