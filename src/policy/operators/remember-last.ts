// A condition compares one value of the request with many of the policy: the request's is read once.

/** As `read`, with the last answer kept. */
export function rememberLast<T>(read: (text: string) => T): (text: string) => T {
  let lastText: string | undefined
  let last: T | undefined
  return text => {
    if (text !== lastText) {
      last = read(text)
      lastText = text
    }
    return last as T
  }
}
