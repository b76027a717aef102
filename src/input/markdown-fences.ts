// Markdown text → the JSON that stands between its fences. https://spec.commonmark.org/0.31.2/#fenced-code-blocks

export interface Fence {
  /** Without the indentation of the fence. */
  readonly text: string
  /** The offset in Markdown of a character of the text; its length maps to the end. */
  sourceOffset(offset: number): number
}

const opening = /^(?<indent>[ \t]*(?:> ?)*[ \t]*)(?<mark>`{3,}|~{3,})[ \t]*json[c5]?\b[^`\n]*$/i

/** The fences marked `json`, in the order of the text. One that is not closed ends with the text. */
export function jsonFences(markdown: string): readonly Fence[] {
  const lines = linesOf(markdown)
  const fences: Fence[] = []
  for (let index = 0; index < lines.length; index++) {
    const begins = opening.exec(lines[index]?.text ?? '')
    const { indent = '', mark = '' } = begins?.groups ?? {}
    if (!begins) continue
    const closes = (line: string) => {
      const inner = line.slice(withoutIndent(line, indent.length)).trim()
      return inner.length >= mark.length && inner === mark.charAt(0).repeat(inner.length)
    }
    const inside: Line[] = []
    for (index++; index < lines.length && !closes(lines[index]?.text ?? ''); index++)
      inside.push(lines[index] as Line)
    fences.push(fenceOf(inside, indent.length, markdown.length))
  }
  return fences
}

interface Line {
  readonly text: string
  readonly offset: number
}

function linesOf(text: string): readonly Line[] {
  let offset = 0
  return text.split('\n').map(line => {
    const at = { text: line.replace(/\r$/, ''), offset }
    offset += line.length + 1
    return at
  })
}

/** How much of a line belongs to what the fence stands in: a list, or a quotation. */
function withoutIndent(line: string, most: number): number {
  let at = 0
  while (at < most && /[ \t>]/.test(line.charAt(at))) at++
  return at
}

function fenceOf(lines: readonly Line[], indent: number, end: number): Fence {
  const starts: number[] = []
  const sources: number[] = []
  let text = ''
  for (const line of lines) {
    const cut = withoutIndent(line.text, indent)
    starts.push(text.length)
    sources.push(line.offset + cut)
    text += `${line.text.slice(cut)}\n`
  }
  return {
    text,
    sourceOffset(offset) {
      const line = starts.findLastIndex(start => start <= offset)
      return line < 0 ? end : Math.min(end, (sources[line] as number) + offset - (starts[line] as number))
    },
  }
}
