// YAML text → document, by way of the values that JSON would have. Loaded only when a YAML file is met.

import type { Document, SyntaxProblem } from '../model/document.ts'
import type { Decoded } from './decode-text.ts'
import {
  explainBroken,
  findIn,
  isEmpty,
  noPolicy,
  orEmbedded,
  type ReadOptions,
  skipped,
} from './read-document.ts'
import { locateYaml } from './yaml-locator.ts'
import { AliasBomb, parseYaml, valueOfYaml, type YamlText } from './yaml-text.ts'

type DecodedText = Pick<Extract<Decoded, { readonly ok: true }>, 'text' | 'byteOrderMark'>

/** Never throws for what a file may hold. */
export async function readYaml(
  path: string,
  { text, byteOrderMark }: DecodedText,
  { policyType, named = true }: ReadOptions,
): Promise<Document> {
  const tree = parseYaml(text)
  if ('problem' in tree) {
    // Of the many YAML files of a repository some are templates of templates, which are no YAML yet.
    if (!named && !text.includes('AWSTemplateFormatVersion')) return skipped(path, 'not YAML')
    return (
      (await readBeginning(path, { text, byteOrderMark }, tree.problem)) ??
      brokenDocument(path, text, tree.problem)
    )
  }
  let yaml: YamlText
  try {
    yaml = valueOfYaml(tree, path)
  } catch (error) {
    if (error instanceof AliasBomb)
      return { state: 'unreadable', path, why: 'its aliases make more than a hundred thousand values of it' }
    if (error instanceof RangeError) return { state: 'unreadable', path, why: 'it is nested too deeply' }
    throw error
  }
  const { value, duplicates } = yaml
  const found = await orEmbedded(await findIn(value, path, text.length, policyType), value, path, text)
  if (isEmpty(found)) return skipped(path, noPolicy)
  const { policies, misfits, broken, faults = [], sources, apps, planned } = found
  return {
    state: 'read',
    path,
    text,
    byteOrderMark,
    value,
    duplicates,
    policies,
    misfits,
    brokenTexts: await explainBroken(broken),
    language: 'yaml',
    findPlace: locateYaml(text).find,
    ...(apps && { apps }),
    ...(planned && { planned }),
    ...(faults.length > 0 && { faults }),
    ...(sources && { sources }),
  }
}

function brokenDocument(path: string, text: string, problem: SyntaxProblem): Document {
  return { state: 'broken', path, text, problem }
}

const atFault = '/#yaml'

/**
 * The resources of a template before the one that is broken. What they refer to may stand behind it, so that nothing else is
 * said to be wrong with the template.
 */
async function readBeginning(
  path: string,
  { text, byteOrderMark }: DecodedText,
  problem: SyntaxProblem,
): Promise<Document | undefined> {
  const whole = wholeResourcesOf(text, problem.at.offset)
  if (whole === undefined) return undefined
  const read = await readYaml(path, { text: whole, byteOrderMark }, { named: true })
  if (read.state !== 'read') return undefined
  const { findPlace } = read
  const fault = `${problem.fault}; the resource that breaks off here, and those behind it, are not read`
  return {
    ...read,
    text,
    faults: [{ pointer: atFault, fault }],
    findPlace: place =>
      place.pointer === atFault || !findPlace
        ? { offset: problem.at.offset, length: problem.at.length }
        : findPlace(place),
  }
}

/** The text up to the resource that holds the offset; undefined where no resource is whole. */
function wholeResourcesOf(text: string, offset: number): string | undefined {
  const first = /^Resources:[^\S\n]*\n(?:\s*(?:#.*)?\n)*([^\S\n]+)[\w"']/m.exec(text)
  if (!first) return undefined
  const from = first.index + first[0].length
  const beginnings = [...text.slice(from, offset).matchAll(new RegExp(`\\n${first[1]}["'\\w]`, 'g'))]
  const last = beginnings.at(-1)
  return last && text.slice(0, from + last.index + 1)
}
