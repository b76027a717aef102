// What the documents of a run say of the server of Bytebase, for the rules about what its data sources ask of it.

import type { ReadDocument } from '../model/document.ts'
import type { HeldApp } from '../model/inventory.ts'

/** A setting of the server, and where it stands. */
export interface ServerSetting {
  readonly value: string
  readonly document: ReadDocument
  readonly pointer: string
}

/** Undefined where no document says it, or two say different things. */
export function serverSetting(apps: readonly HeldApp[], name: string): ServerSetting | undefined {
  const found = serversOf(apps).flatMap(({ document, app }) => {
    const setting = app.settings.get(name)
    return typeof setting?.value === 'string'
      ? [{ value: setting.value, document, pointer: setting.pointer }]
      : []
  })
  return new Set(found.map(({ value }) => value)).size === 1 ? found[0] : undefined
}

/** Containers, and values of the chart. */
export function serversOf(apps: readonly HeldApp[]): readonly HeldApp[] {
  return apps.filter(
    ({ app }) => app.product === 'bytebase' && (app.kind === 'container' || app.kind === 'chart'),
  )
}

/** Whether a version such as `3.12.0` comes before another; undefined for one without numbers, such as `latest`. */
export function isBefore(version: string, other: string): boolean | undefined {
  const [own, theirs] = [numbersOf(version), numbersOf(other)]
  if (own === undefined || theirs === undefined) return undefined
  const at = own.findIndex((number, index) => number !== theirs[index])
  return at >= 0 && (own[at] as number) < (theirs[at] as number)
}

function numbersOf(version: string): readonly number[] | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(version)
  return match?.slice(1).map(Number)
}
