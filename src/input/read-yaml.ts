// YAML text → document, by way of the values that JSON would have. Loaded only when a YAML file is met.

import type { Document } from '../model/document.ts'
import type { Decoded } from './decode-text.ts'
import { explainBroken, findIn, isEmpty, noPolicy, type ReadOptions, skipped } from './read-document.ts'
import { locateYaml } from './yaml-locator.ts'
import { AliasBomb, parseYaml, valueOfYaml, type YamlText } from './yaml-text.ts'

/** Never throws for what a file may hold. */
export async function readYaml(
  path: string,
  { text, byteOrderMark }: Extract<Decoded, { readonly ok: true }>,
  { policyType, named = true }: ReadOptions,
): Promise<Document> {
  const tree = parseYaml(text)
  if ('problem' in tree) {
    // Of the many YAML files of a repository some are templates of templates, which are no YAML yet.
    if (!named && !text.includes('AWSTemplateFormatVersion')) return skipped(path, 'not YAML')
    return { state: 'broken', path, text, problem: tree.problem }
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
  const found = await findIn(value, path, text.length, policyType)
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
    findPlace: locateYaml(text).find,
    ...(apps && { apps }),
    ...(planned && { planned }),
    ...(faults.length > 0 && { faults }),
    ...(sources && { sources }),
  }
}
