// Untrusted text made safe to print: policy content, file names and server messages can hold terminal escapes.

import { nameUnknowns } from './unknown-text.ts'

// C0 and C1 controls, soft hyphen, zero-width and direction marks, line and paragraph separators, lone surrogates.
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * The text with every character that a terminal would obey, or nobody would see, written as `\u{…}`. Parts that are not
 * known are named.
 */
export function visibleText(text: string): string {
  return nameUnknowns(text).replace(
    invisible,
    character => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
