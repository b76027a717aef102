// Tables asked by words that a stranger wrote.

/** What the table has under the name; not what every object has, such as `constructor`. */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
