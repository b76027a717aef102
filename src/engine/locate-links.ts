// Rows of links with symbolic places → rows with lines and columns.

import type { Document } from '../model/document.ts'
import type { LinkReport, PlaceIn } from './link-report.ts'
import type { Locator } from './locate.ts'
import type { LocatedLink, LocatedPlace } from './located-link.ts'

export function locateLinks(
  links: readonly LinkReport[],
  locatorFor: (document: Document) => Locator,
): readonly LocatedLink[] {
  const locators = new Map<Document, Locator>()
  const locate = ({ in: document, at }: PlaceIn): LocatedPlace => {
    const locator = locators.get(document) ?? locatorFor(document)
    locators.set(document, locator)
    return { path: document.path, range: locator.locate(at).range }
  }
  return links.map(({ where, rows, ...link }) => ({
    ...link,
    ...(where && { where: locate(where) }),
    rows: rows.map(row => ({
      ...row,
      places: row.places.map(({ where: symbolic, ...place }) => ({ ...place, where: locate(symbolic) })),
    })),
  }))
}
