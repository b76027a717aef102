// What rdsaudit itself has to be allowed, as a page: which calls, what for, and the policy to paste.

import type { JsonObject } from '../base/json-value.ts'

export interface CommandPermissions {
  /** `collect --account`. */
  readonly command: string
  readonly calls: readonly { readonly action: string; readonly why: string }[]
  readonly policy: JsonObject
}

const preface = `rdsaudit only reads. Its policy names every call that a command makes and no other; what is missing from
it is reported as not read, and the rest goes on. Which roles may be assumed is not in it: that is
sts:AssumeRole on the roles of your links, and on the role of --audit-role.`

export function permissionsText(all: readonly CommandPermissions[]): string {
  return `${[preface, ...all.map(sectionOf)].join('\n\n')}\n`
}

function sectionOf({ command, calls, policy }: CommandPermissions): string {
  const width = Math.max(...calls.map(({ action }) => action.length))
  const lines = calls.map(({ action, why }) => `  ${action.padEnd(width)}  ${why}`)
  return [`rdsaudit ${command}`, '', ...lines, '', JSON.stringify(policy, null, 2)].join('\n')
}

/** One policy alone is a document; several stand by command. */
export function permissionsJson(all: readonly CommandPermissions[]): string {
  const [only, ...others] = all
  const value =
    others.length === 0
      ? only?.policy
      : Object.fromEntries(all.map(({ command, policy }) => [command, policy]))
  return `${JSON.stringify(value, null, 2)}\n`
}

/** One table: a row for each call, a column for each command. */
export function permissionsMarkdown(all: readonly CommandPermissions[]): string {
  const whys = new Map(all.flatMap(({ calls }) => calls.map(({ action, why }) => [action, why] as const)))
  const makes = ({ calls }: CommandPermissions, action: string) =>
    calls.some(one => one.action === action) ? 'yes' : ''
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return `${[
    row(['call', 'what for', ...all.map(({ command }) => `\`${command}\``)]),
    row(['---', '---', ...all.map(() => '---')]),
    ...[...whys].map(([action, why]) => row([`\`${action}\``, why, ...all.map(one => makes(one, action))])),
  ].join('\n')}\n`
}
