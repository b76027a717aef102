// JSON made safe to print without another value: what nobody would see, or a terminal would obey, is escaped as JSON does it.

// As `visible-text.ts`, less what `JSON.stringify` escapes itself.
const invisible =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/** A text made by `JSON.stringify`, in which only strings can hold such characters. */
export function visibleJson(json: string): string {
  return json.replace(
    invisible,
    character => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
