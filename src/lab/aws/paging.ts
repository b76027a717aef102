// A page of a list: where it begins, how long it may be, and how each service says that there is more.

import { AwsError } from './aws-error.ts'
import type { Reply } from './operation.ts'
import type { Parameters } from './parameters.ts'

export interface Paging {
  /** The parameter with the size, with what AWS takes and what it takes when nothing is said. */
  readonly size: {
    readonly parameter: string
    readonly least: number
    readonly most: number
    readonly usual: number
  }
  /** The parameter that goes on, and the member of the reply. */
  readonly more: 'Marker' | 'NextToken'
  /** AWS's codes for a size out of bounds, and for a marker that it never gave. */
  readonly badSize: string
  readonly badMore: string
}

/** `next` is left out on the last page. Throws AWS's error for a size or marker that it would not take. */
export function pageOf<T>(
  items: readonly T[],
  parameters: Parameters,
  { size, more, badSize, badMore }: Paging,
): { readonly items: readonly T[]; readonly next?: string } {
  const asked = parameters.text(size.parameter)
  const length = asked === undefined ? size.usual : Number(asked)
  if (!Number.isInteger(length) || length < size.least || length > size.most) {
    const bounds = `Must be between ${size.least} and ${size.most}`
    throw new AwsError(badSize, `Invalid value ${asked} for ${size.parameter}. ${bounds}`)
  }
  const marker = parameters.text(more)
  if (marker !== undefined && !(/^\d+$/.test(marker) && Number(marker) < items.length))
    throw new AwsError(badMore, `The value of ${more} is not valid`)
  const start = Number(marker ?? 0)
  const end = start + length
  return { items: items.slice(start, end), ...(end < items.length && { next: String(end) }) }
}

/** The page as the member of a reply, with what goes on. */
export function replyWith(
  member: string,
  items: readonly unknown[],
  parameters: Parameters,
  paging: Paging,
): Reply {
  const page = pageOf(items, parameters, paging)
  return { [member]: page.items, ...(page.next !== undefined && { [paging.more]: page.next }) }
}
