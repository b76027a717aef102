// Reads what AWS said: snapshots of `rdsaudit collect`, and saved replies of AWS's read calls, one or several in a list.
// Members that are not known here are left alone; lists that are not there were not asked for.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../base/json-value.ts'
import { isAccountId, parseArn } from '../../model/arn.ts'
import type { Described } from '../../model/described.ts'
import { DescribedBook } from './described-book.ts'
import { textIn } from './described-identity.ts'
import { readOrganization } from './described-organization.ts'
import { type FoundPolicies, findPoliciesBelow, newSearch } from './policy-json.ts'
import {
  ec2Lists,
  endOf,
  iamLists,
  isSnapshot,
  listsOfReply,
  rdsLists,
  type SingleReply,
  singleReply,
} from './reply-shapes.ts'

export interface FoundReplies {
  readonly found: FoundPolicies
  readonly described: Described
}

/** Of JSON that is a reply, or a list with one in it (`isReply`). */
export function findReplies(value: JsonValue, textLength: number): FoundReplies {
  if (isSnapshot(value)) return readSnapshot(value, textLength)
  const pages = isArray(value) ? value : [value]
  const lists = pages.map(listsOfReply)
  const to = newSearch(textLength)
  const book = new DescribedBook(to)
  pages.forEach((page, index) => {
    const pointer = isArray(value) ? `/${index}` : ''
    const names = lists[index] as readonly string[]
    const single = isObject(page) ? singleReply(page) : undefined
    if (names.length > 0 && isObject(page)) readReply(page, pointer, names, book)
    else if (single && isObject(page)) readSingle(page, pointer, single, book)
    else findPoliciesBelow(page, pointer, to)
  })
  return { found: to, described: book.close() }
}

function readReply(page: JsonObject, pointer: string, names: readonly string[], book: DescribedBook): void {
  for (const list of names) {
    const entries = memberOf(page, list)
    if (!isArray(entries)) continue
    if (iamLists.some(name => name === list)) readAccountDetails(page, list, entries, pointer, book)
    else for (const [at, entry] of placed(entries, `${pointer}/${list}`)) book.sight(list, entry, at)
  }
}

function readSingle(
  page: JsonObject,
  pointer: string,
  { list, member }: SingleReply,
  book: DescribedBook,
): void {
  const entry = member === undefined ? page : memberOf(page, member)
  if (isObject(entry)) book.sight(list, entry, member === undefined ? pointer : `${pointer}/${member}`)
}

/** A list that is empty may have been left out by `--filter`; one that goes on in another page is as good as read then. */
function readAccountDetails(
  page: JsonObject,
  list: string,
  entries: readonly JsonValue[],
  pointer: string,
  book: DescribedBook,
): void {
  let account: string | undefined
  for (const [at, entry] of placed(entries, `${pointer}/${list}`)) {
    book.iamEntry(list, entry, at)
    account ??= accountOf(textIn(entry, 'Arn'))
  }
  if (account !== undefined) book.page(list, account, endOf(page))
}

function accountOf(arn: string | undefined): string | undefined {
  const account = arn === undefined ? undefined : parseArn(arn)?.account
  return account !== undefined && isAccountId(account) ? account : undefined
}

function* placed(entries: readonly JsonValue[], pointer: string): Iterable<readonly [string, JsonObject]> {
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]
    if (isObject(entry)) yield [`${pointer}/${index}`, entry]
  }
}

function readSnapshot(snapshot: JsonObject, textLength: number): FoundReplies {
  const to = newSearch(textLength)
  const book = new DescribedBook(to)
  const accounts = memberOf(snapshot, 'accounts')
  for (const [at, account] of placed(isArray(accounts) ? accounts : [], '/accounts')) {
    const id = textIn(account, 'Account')
    if (id !== undefined) readAccount(account, id, at, book)
  }
  return { found: to, described: book.close() }
}

function readAccount(account: JsonObject, id: string, pointer: string, book: DescribedBook): void {
  const iam = memberOf(account, 'iam')
  if (isObject(iam)) {
    for (const list of iamLists) {
      readPart(iam, list, `${pointer}/iam`, book, { account: id }, (entry, at) =>
        book.iamEntry(list, entry, at),
      )
    }
    readPart(iam, 'OpenIDConnectProviderList', `${pointer}/iam`, book, { account: id })
  }
  const absent = memberOf(account, 'absent')
  for (const arn of isArray(absent) ? absent : []) if (typeof arn === 'string') book.absent(arn)
  book.organization(readOrganization(account, id, pointer, book))
  const regions = memberOf(account, 'regions')
  for (const [at, region] of placed(isArray(regions) ? regions : [], `${pointer}/regions`)) {
    const name = textIn(region, 'Region')
    if (name === undefined) continue
    const where = { account: id, region: name }
    for (const [service, lists] of regionalLists) {
      const holder = memberOf(region, service)
      if (!isObject(holder)) continue
      for (const list of lists) readPart(holder, list, `${at}/${service}`, book, where)
    }
  }
}

const regionalLists: readonly (readonly [service: string, lists: readonly string[]])[] = [
  ['rds', rdsLists],
  ['ec2', ec2Lists],
  ['secretsmanager', ['SecretList']],
  ['kms', ['Keys']],
]

/** One list with what the snapshot says of how far it was read. */
function readPart(
  holder: JsonObject,
  list: string,
  pointer: string,
  book: DescribedBook,
  where: { readonly account: string; readonly region?: string },
  take: (entry: JsonObject, at: string) => void = (entry, at) => book.sight(list, entry, at, where),
): void {
  const part = memberOf(holder, list)
  if (!isObject(part)) return
  const items = memberOf(part, 'items')
  const gap = memberOf(part, 'state') === 'complete' ? undefined : (textIn(part, 'why') ?? 'not all was read')
  book.list({ list, ...where, ...(gap !== undefined && { gap }) })
  for (const [at, entry] of placed(isArray(items) ? items : [], `${pointer}/${list}/items`)) take(entry, at)
}
