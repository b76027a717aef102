// Just enough of XML to read a report back: elements, attributes, texts. Throws for what is not well-formed.

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

interface Open {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  text: string
}

const token = /<\?xml[^>]*\?>|<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/gy

export function readXml(source: string): XmlElement {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(source))
    throw new Error('a character that XML cannot hold')
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  for (const [all, closed, opened, attributes = '', empty, text, stray] of source.matchAll(token)) {
    const top = stack.at(-1) as Open
    if (stray) throw new Error(`not well-formed: ${all}`)
    if (text !== undefined) top.text += decode(text)
    else if (closed !== undefined) {
      if (top.name !== closed || stack.length < 2) throw new Error(`</${closed}> closes <${top.name}>`)
      stack.pop()
    } else if (opened !== undefined) {
      const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)]
      const element: Open = {
        name: opened,
        attributes: Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, decode(value)])),
        children: [],
        text: '',
      }
      top.children.push(element)
      if (empty === '') stack.push(element)
    }
  }
  if (stack.length !== 1) throw new Error(`<${stack.at(-1)?.name}> is not closed`)
  const [only, ...more] = root.children
  if (!only || more.length > 0 || root.text.trim() !== '') throw new Error('not one element')
  return only
}

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error('a bare &')
  return text.replace(/&(\w+);/g, (_, name: string) => characters[name] ?? '')
}
