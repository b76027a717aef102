// What `rdsaudit init` understood, and what it misses, for people.

import type { Draft, DraftedLink, Missing } from '../api/draft-config.ts'
import { visibleText } from '../base/visible-text.ts'
import { count } from '../report/words.ts'

export function renderDraft({ links, missing, found, left }: Draft, documents: number): string {
  const { configurations, policies, records } = found
  const parts = [
    ...(configurations > 0 ? [`${count(configurations, 'configuration')} of a product`] : []),
    count(policies, 'policy', 'policies'),
    ...(records > 0 ? [`${count(records, 'record')} of AWS`] : []),
  ]
  return [
    `found ${parts.join(', ')} in ${count(documents, 'document')}`,
    '',
    ...links.flatMap(linkLines),
    ...(missing.length > 0 ? ['accounts', ...missingLines(missing), ''] : []),
    ...(left.length > 0
      ? [`not written, for their databases are not of RDS: ${visibleText(left.join(', '))}`, '']
      : []),
  ].join('\n')
}

function linkLines({ config, path, missing }: DraftedLink): readonly string[] {
  const { name, caller, hops = [], target, database } = config
  const chain = [
    caller?.role ?? caller?.user ?? 'somebody',
    ...[...hops, ...(target ? [target] : [])].map(({ role }) => role),
  ]
  const { user = '?', host = '?' } = database ?? {}
  const from = path === undefined ? 'told by the policies' : path
  return [
    visibleText(`link ${name}   (${from})`),
    visibleText(`  ${[...chain, `${user}@${host}`].join('\n  -> ')}`).replaceAll('\\u{a}', '\n'),
    ...(missing.length === 0 ? ['  nothing is missing'] : missingLines(missing)),
    '',
  ]
}

function missingLines(missing: readonly Missing[]): readonly string[] {
  const width = Math.max(...missing.map(({ key }) => key.length))
  return [
    '  still missing',
    ...missing.map(({ key, what }) => `    ${key.padEnd(width)}   ${visibleText(what)}`),
  ]
}
