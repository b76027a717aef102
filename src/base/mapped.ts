// What `map` of a list gives, one at a time.

/** Makes each item when it is asked for, and keeps none. */
export function* mapped<From, To>(items: Iterable<From>, make: (item: From) => To): Generator<To> {
  for (const item of items) yield make(item)
}
