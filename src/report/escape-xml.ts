// XML: tags and text.

import { visibleText } from '../base/visible-text.ts'

/** A tag with its attributes; `end` is `/` for an empty element. */
export function openTag(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  end = '',
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  return `<${name}${written.join('')}${end}>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Without the characters that XML 1.0 cannot hold in any form. Line breaks in it are ours. */
export function escapeXml(text: string): string {
  return text
    .split('\n')
    .map(visibleText)
    .join('\n')
    .replace(/[\ufffe\uffff]/g, character => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"]/g, character => entities[character] ?? '')
}
