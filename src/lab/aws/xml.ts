// A reply as XML. The names of the elements differ by service.

export interface XmlNames {
  /** The element of a member, and of a member of the member or list called `parent`. */
  member(name: string, parent: string): string
  /** The element of each item of a member that is a list. */
  item(name: string): string
}

/** Members that are undefined or null are left out. */
export function toXml(value: unknown, names: XmlNames, name = ''): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) {
    const item = names.item(name)
    return value.map(entry => `<${item}>${toXml(entry, names, name)}</${item}>`).join('')
  }
  if (typeof value !== 'object') return escapeXml(String(value))
  return Object.entries(value)
    .filter(([, member]) => member !== undefined && member !== null)
    .map(([key, member]) => {
      const element = names.member(key, name)
      return `<${element}>${toXml(member, names, key)}</${element}>`
    })
    .join('')
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"'\r]/g, character => `&#${character.charCodeAt(0)};`)
}
