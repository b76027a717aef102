// How much of an identity's policies was read, in words.

import type { Gap, ReadIdentity } from './live-policies.ts'
import { whyNot } from './refusals.ts'

export function readInWords({ policies = [], trust, boundary }: ReadIdentity): string {
  const count = `${policies.length} ${policies.length === 1 ? 'policy' : 'policies'}`
  return [
    trust === undefined ? '' : 'trust policy',
    count,
    boundary === 'none' || boundary === undefined ? '' : 'boundary',
  ]
    .filter(part => part !== '')
    .join(', ')
}

export function gapsInWords(gaps: readonly Gap[]): string {
  return [...new Set(gaps.map(({ error }) => whyNot(error)))].join('; ')
}
