// Text in which another tool fills something in before anybody uses it.

import { unknownText } from './unknown-text.ts'

/** `${name}`, and `{{ name }}`. What has a colon is a variable of IAM. */
const opened = /\$\$\{|\$\{[^{}:]*\}|\{\{[^{}]*\}\}/g

/** What is filled in is not known; `origin` tells it from that of other files. `$${` is how `${` itself is written. */
export function unknownWhereFilledIn(text: string, origin = ''): string {
  return text.replace(opened, one =>
    one === '$${' ? '${' : unknownText(one.replace(/^(\$\{|\{\{)|\}+$/g, '').trim(), origin),
  )
}
