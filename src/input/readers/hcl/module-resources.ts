// A module → its resources as a plan has them, and the way back from places in them to places in the files.

import { childPointer, pointerTokens } from '../../../base/json-pointer.ts'
import type { JsonObject } from '../../../base/json-value.ts'
import { lookUp } from '../../../base/look-up.ts'
import type { PlannedResource } from '../terraform/plan.ts'
import { valueOfBlock } from './block-values.ts'
import type { Located, Plain } from './located.ts'
import type { Module } from './module.ts'
import type { ModuleBlock } from './module-blocks.ts'

/** Attributes by which others refer to a resource, and which it may not say itself. */
const referred: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ['name', 'arn'],
  aws_iam_user: ['name', 'arn'],
  aws_iam_group: ['name', 'arn'],
  aws_iam_policy: ['arn'],
  aws_iam_policy_document: ['json', 'minified_json'],
  aws_db_instance: ['identifier', 'resource_id', 'address'],
  aws_rds_cluster: ['cluster_identifier', 'cluster_resource_id', 'endpoint', 'reader_endpoint'],
  aws_rds_cluster_instance: ['identifier', 'dbi_resource_id', 'endpoint'],
  aws_db_proxy: ['name', 'arn', 'endpoint'],
}

/** `roots` takes what stands where. Throws a `ValueBomb`. */
export function resourcesOfModule(
  module: Module,
  plain: Plain,
  roots: Map<string, Located>,
): readonly PlannedResource[] {
  return module.blocks
    .filter(({ type, isData }) => isRead(type, isData))
    .map((one): PlannedResource => {
      const pointer = pointerFor(one, roots)
      const value = filled(one, module)
      roots.set(pointer, value)
      const { address, type, several } = one
      const values = plain.of(value) as JsonObject
      return { address, type, values, pointer, ...module.homeOf(one), ...(several && { several: true }) }
    })
}

function pointerFor({ isData, type, name }: ModuleBlock, taken: ReadonlyMap<string, Located>): string {
  return untaken(childPointer(`/${isData ? 'data' : 'resource'}/${type}`, name), taken)
}

/** Several modules may have it, and one that is called more than once. Terraform refuses two in one; they are read all the same. */
export function untaken(pointer: string, taken: ReadonlyMap<string, Located>): string {
  let number = 2
  let own = pointer
  while (taken.has(own)) own = `${pointer}#${number++}`
  return own
}

function filled(one: ModuleBlock, module: Module): Located {
  const value = valueOfBlock(one.block, module.scopeOf(one))
  const members = new Map(value.members)
  for (const attribute of lookUp(referred, one.type) ?? [])
    if (!members.has(attribute))
      members.set(attribute, { key: one.block.head, value: module.valueOf(one, attribute) })
  return { ...value, members }
}

/** What stands at a pointer, as far down as there is something; with the tokens that are left. */
export function descend(
  roots: ReadonlyMap<string, Located>,
  pointer: string,
): { readonly passed: readonly Step[]; readonly rest: readonly string[] } {
  const tokens = pointerTokens(pointer)
  const root = tokens.slice(0, 3).reduce(childPointer, '')
  let value = roots.get(root)
  const passed: Step[] = value ? [{ value }] : []
  let depth = 3
  for (; value && depth < tokens.length; depth++) {
    while (value.kind === 'encoded') value = value.value
    const token = tokens[depth] as string
    const member: Step | undefined =
      value.kind === 'object'
        ? value.members.get(token)
        : value.kind === 'list' && value.items[Number(token)]
          ? { value: value.items[Number(token)] as Located }
          : undefined
    if (!member) break
    passed.push(member)
    value = member.value
  }
  return { passed, rest: tokens.slice(depth) }
}

export interface Step {
  readonly value: Located
  readonly key?: Located['at']
}

/** Whether two readings of the module met the same text. */
export function placeName({ at }: Located): string {
  return `${at.file}:${at.offset}`
}

/** Of AWS what can be made; of products everything that is a configuration. */
function isRead(type: string, isData: boolean): boolean {
  if (/^(teleport|bytebase)_/.test(type)) return !isData
  return type.startsWith('aws_') && (!isData || type === 'aws_iam_policy_document')
}
