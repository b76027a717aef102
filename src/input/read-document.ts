// One text → one document: decoded, parsed, its policies found. Every way this can fail is an answer, not an
// exception.

import type { JsonValue } from '../base/json-value.ts'
import type { Described } from '../model/described.ts'
import type { BrokenText, Document, DuplicateMember, ReadDocument } from '../model/document.ts'
import type { TextPlace } from '../model/place.ts'
import type { PolicyType } from '../model/policy.ts'
import { type ProductShape, productOf } from './app-shape.ts'
import { countMembersInText, countMembersInValue } from './count-members.ts'
import { decodeText } from './decode-text.ts'
import { decodeUrl, isUrlEncodedJson } from './embedded-text.ts'
import { isModuleFile } from './module-names.ts'
import { asListOfPages } from './pages.ts'
import { type FoundPolicies, findPolicies } from './readers/policy-json.ts'
import { isReply } from './readers/reply-shapes.ts'
import { isPlan, isTemplate } from './template-shape.ts'
import { withinBounds } from './within-bounds.ts'

export interface ReadOptions {
  /** The type the user told, which overrides the shape. */
  readonly policyType?: PolicyType | undefined
  /**
   * False for files that were only found in a folder: one that is neither JSON nor speaks of policies is skipped.
   * A file that was named is always reported.
   */
  readonly named?: boolean
}

/** Characters; the largest policy AWS accepts has some ten thousand, what AWS says of a large account some fifty million. */
export const largestDocument = 128 * 1024 * 1024

/** Reads one document. Never throws for what a file may hold. */
export async function readDocument(
  path: string,
  content: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Document> {
  return withinBounds(await read(path, content, options))
}

async function read(path: string, content: string | Uint8Array, options: ReadOptions): Promise<Document> {
  const named = options.named ?? true
  if (content.length > largestDocument) {
    return named || speaksOfPolicies(content) ? tooLarge(path, content.length) : skipped(path, noPolicy)
  }
  const decoded = decodeText(content)
  if (!decoded.ok) {
    if (!named && !speaksOfPolicies(content)) return skipped(path, 'not a text with a policy in it')
    const at =
      decoded.upTo === undefined
        ? undefined
        : { text: decoded.upTo, place: { offset: decoded.upTo.length, length: 0 } }
    return { state: 'unreadable', path, why: decoded.why, ...(at && { at }) }
  }
  const { text, byteOrderMark } = decoded
  if (/\.(md|markdown)$/i.test(path))
    return (await import('./read-markdown.ts')).readMarkdown(path, decoded, options)
  if (isModuleFile(path)) return readAlone(path, content, named)
  if (looksLikeYaml(path, text)) {
    if (!named && !speaksOfPolicies(text)) return skipped(path, noPolicy)
    const { readYaml } = await import('./read-yaml.ts')
    return readYaml(path, decoded, options)
  }
  const later = isRenderedLater(path) ? await import('./rendered-later.ts') : undefined
  const decodedText = isUrlEncodedJson(text) ? (decodeUrl(text) ?? text) : text
  const json = later?.withQuotedValues(decodedText) ?? decodedText
  const parsed = parseJson(json)
  if ('refusal' in parsed) {
    if (!named && !isPolicyFile(path) && !speaksOfPolicies(text)) return skipped(path, 'not JSON')
    if (yamlName.test(path)) return (await import('./read-yaml.ts')).readYaml(path, decoded, options)
    const { explainSyntax } = await import('./syntax-cause.ts')
    const problem = explainSyntax(text, parsed.refusal)
    const { readOtherParts } = await import('./read-broken-template.ts')
    return (await readOtherParts(path, text, problem, options)) ?? { state: 'broken', path, text, problem }
  }
  const { value, pages } = parsed
  const isOpen = later !== undefined && !isTemplate(value)
  const found = await orEmbedded(
    await findIn(
      isOpen ? later.withUnknownValues(value, path) : value,
      path,
      text.length,
      options.policyType,
    ),
    value,
    path,
    text,
  )
  const { policies, misfits, broken, faults = [], described, apps, planned } = found
  const sources = found.sources ?? (isOpen ? new Map<string, string>() : undefined)
  if (isEmpty(found) && !described) return skipped(path, noPolicy)
  return {
    state: 'read',
    path,
    text,
    byteOrderMark,
    value: isPlan(value) && !apps ? null : value,
    duplicates: await duplicatesIn(text, pages ?? json, value, found.repeating),
    policies,
    misfits,
    brokenTexts: await explainBroken(broken),
    ...(described && { described }),
    ...(apps && { apps }),
    ...(planned && { planned }),
    ...(pages !== undefined && { isPages: true }),
    ...(isPlan(value) && { isDerived: true }),
    ...(faults.length > 0 && { faults }),
    ...(sources && { sources }),
  }
}

/** A file of Terraform without the others of its folder: what they say is not known. */
async function readAlone(path: string, content: string | Uint8Array, named: boolean): Promise<Document> {
  const { ModuleFiles } = await import('./module-files.ts')
  const files = new ModuleFiles()
  files.take(path, content, named)
  return (await files.read()).get(path) ?? skipped(path, noPolicy)
}

type Parsed = { readonly value: JsonValue; readonly pages?: string } | { readonly refusal: string }

/** Several texts one after the other are taken for a list of them where AWS said them, or a product. */
function parseJson(json: string): Parsed {
  try {
    return { value: JSON.parse(json) as JsonValue }
  } catch (error) {
    const refusal = String(error)
    const pages = asListOfPages(json)
    if (pages === undefined) return { refusal }
    try {
      const value = JSON.parse(pages) as JsonValue
      return isReply(value) || productOf(value) !== undefined ? { value, pages } : { refusal }
    } catch {
      return { refusal }
    }
  }
}

/** What a reader found in a document. */
export interface FoundInDocument
  extends FoundPolicies,
    Pick<ReadDocument, 'faults' | 'sources' | 'apps' | 'planned'> {
  readonly described?: Described
}

/**
 * Finds the policies of a value, whatever it is written in. `told` is the type that the user gave; what AWS said is what it
 * is, and no word about its type changes that.
 */
export async function findIn(
  value: JsonValue,
  path: string,
  textLength: number,
  told: PolicyType | undefined,
): Promise<FoundInDocument> {
  if (isReply(value)) {
    const { findReplies } = await import('./readers/aws-replies.ts')
    const { found, described } = await findReplies(value, textLength)
    return { ...found, ...(described && { described }) }
  }
  if (isTemplate(value)) {
    const { readTemplate } = await import('./readers/cloudformation/read-template.ts')
    return { misfits: [], broken: [], repeating: [], ...readTemplate(value, path) }
  }
  if (isPlan(value)) {
    const { readPlan } = await import('./readers/terraform/read-plan.ts')
    return readPlan(value, path)
  }
  const product = productOf(value)
  if (product !== undefined) {
    const apps = await readProduct(product, value)
    if (!isEmpty(apps)) return apps
  }
  return findPolicies(value, textLength, told)
}

async function readProduct(product: ProductShape, value: JsonValue): Promise<FoundInDocument> {
  const nothing = { policies: [], misfits: [], broken: [], repeating: [] }
  switch (product) {
    case 'teleport':
      return { ...nothing, ...(await import('./readers/teleport/read-teleport.ts')).readTeleport(value) }
    case 'bytebase':
      return { ...nothing, apps: (await import('./readers/bytebase/read-bytebase.ts')).readBytebase(value) }
  }
}

const yamlName = /\.ya?ml$/i

/** A name that says so, and no JSON; or a text without a name, say of standard input, that begins like YAML. */
function looksLikeYaml(path: string, text: string): boolean {
  if (/^\s*[{[]/.test(text) || /\.json$/i.test(path)) return false
  if (yamlName.test(path)) return true
  const lines = text.slice(0, 2000).split('\n')
  return /^(---|[\w.-]+:(\s|$))/.test(lines.find(line => !/^\s*(#|$)/.test(line)) ?? '')
}

/** A name of what is rendered before AWS sees it; templates of CloudFormation may have it, too. */
function isRenderedLater(path: string): boolean {
  return /\.(tpl|tftpl|tmpl|template)$/i.test(path)
}

export const noPolicy = 'there is no policy in it'

/** A document that is not looked at for its size; both lengths in bytes. */
export function tooLarge(path: string, length: number, largest = largestDocument): Document {
  const mebibytes = (bytes: number, digits: number) => (bytes / 1024 / 1024).toFixed(digits)
  const why = `${mebibytes(length, 1)} MiB is more than the ${mebibytes(largest, 0)} MiB that are read`
  return { state: 'unreadable', path, why }
}

export const skipped = (path: string, why: string): Document => ({ state: 'skipped', path, why })

/** What was found, or what other tools hold of policies. */
export async function orEmbedded(
  found: FoundInDocument,
  value: JsonValue,
  path: string,
  text: string,
): Promise<FoundInDocument> {
  if (!isEmpty(found) || found.described || !/statement/i.test(text)) return found
  if (isTemplate(value) || isPlan(value)) return found
  const { embeddedPolicies } = await import('./readers/embedded-policies.ts')
  return { ...found, ...embeddedPolicies(value, path, text.length) }
}

export function isEmpty(found: FoundInDocument): boolean {
  const { policies, misfits, broken, faults = [], apps = [], planned = [] } = found
  return [policies, misfits, broken, faults, apps, planned].every(part => part.length === 0)
}

/** Positions are worked out only for the few documents whose member counts differ. */
async function duplicatesIn(
  text: string,
  json: string,
  value: JsonValue,
  repeating: readonly string[],
): Promise<readonly DuplicateMember[]> {
  if (repeating.length === 0 && countMembersInText(json) === countMembersInValue(value)) return []
  const { findDuplicates } = await import('./json-locator.ts')
  if (json.length === text.length + 2) return shiftedDuplicates(findDuplicates(json, repeating))
  return findDuplicates(text, repeating)
}

/** The list that pages were made into begins one character before them. */
function shiftedDuplicates(duplicates: readonly DuplicateMember[]): readonly DuplicateMember[] {
  const shifted = ({ offset, length }: TextPlace) => ({ offset: offset - 1, length })
  return duplicates.map(one => ({ ...one, first: shifted(one.first), again: shifted(one.again) }))
}

export async function explainBroken(broken: FoundPolicies['broken']): Promise<readonly BrokenText[]> {
  if (broken.length === 0) return []
  const { explainSyntax } = await import('./syntax-cause.ts')
  return broken.map(({ pointer, text, refusal }) => ({ pointer, problem: explainSyntax(text, refusal) }))
}

/** Whether it holds words that hardly occur in JSON that is not IAM's. */
export function speaksOfPolicies(content: string | Uint8Array): boolean {
  const includes = (word: string) => content.includes(word as never)
  if (typeof content === 'string') return policyWords.some(includes)
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return policyWords.some(word => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
}

const policyWords = [
  'Statement"',
  'PolicyDocument',
  '"2012-10-17"',
  '"2008-10-17"',
  'sts:AssumeRole',
  'rds-db:',
  'AWS::RDS::DB',
  // Of the configurations of products.
  'assume_role_arn',
  'db_service:',
  'discovery_service:',
  'kind: db',
  'kind: role',
  'kind: discovery_config',
  'awsDatabases',
  'databaseResources',
  '.rds.amazonaws.com',
  '"kind": "db',
  'bytebase',
  'dataSources',
  'data_sources',
]

/** A name that promises a policy, so that a file cut off after its first line is not passed over. */
function isPolicyFile(path: string): boolean {
  return /polic(y|ies)|trust|\biam\b|\bscp\b|\brcp\b|assume[-_]?role/i.test(path) && /\.json$/i.test(path)
}
