// Bounds how many calls are under way at once: AWS throttles accounts, not programs, and others work there too.

/** Runs a task when it is its turn. */
export type Limiter = <T>(task: () => Promise<T>) => Promise<T>

export function makeLimiter(most: number): Limiter {
  let running = 0
  const waiting: (() => void)[] = []
  return async task => {
    if (running >= most) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await task()
    } finally {
      // Whoever is next takes over this one's place.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
