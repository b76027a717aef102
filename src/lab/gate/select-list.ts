// `select A, b() as c`: as much SQL as the built-in responders understand. They are no databases.

/** One column: its name in the answer, and the expression in lower case without spaces. */
export interface SelectItem {
  readonly expression: string
  readonly name: string
}

/** The columns of a select without `from`, or undefined for any other statement. */
export function readSelect(sql: string): readonly SelectItem[] | undefined {
  const text = sql.trim().replace(/;\s*$/, '')
  const list = /^select\s+(.+)$/is.exec(text)?.[1]
  if (list === undefined || /\bfrom\b/i.test(list)) return undefined
  return splitList(list).map(item => {
    const [, expression = item, name] = /^(.*?)\s+as\s+["`]?(\w+)["`]?$/is.exec(item) ?? []
    return { expression: normalize(expression), name: name ?? expression.trim() }
  })
}

function normalize(expression: string): string {
  return expression.toLowerCase().replace(/\s+/g, '')
}

function splitList(list: string): readonly string[] {
  const items: string[] = ['']
  let depth = 0
  for (const character of list) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (character === ',' && depth === 0) items.push('')
    else items[items.length - 1] += character
  }
  return items.map(item => item.trim())
}
