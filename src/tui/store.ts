// A value that others want to know of when it changes.

export interface Store<T> {
  get(): T
  set(value: T): void
  /** Returns what ends it. */
  subscribe(listener: () => void): () => void
}

export function makeStore<T>(first: T): Store<T> {
  const listeners = new Set<() => void>()
  let value = first
  return {
    get: () => value,
    set: next => {
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
