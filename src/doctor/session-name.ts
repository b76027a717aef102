// The name of a session as the product of the link would send it: trust policies can ask for it, and CloudTrail shows it.

import type { WalkedLink } from './walked-link.ts'

/** `now` in milliseconds since 1970. */
export function sessionNameFor({ app, name }: Pick<WalkedLink, 'app' | 'name'>, now: number): string {
  switch (app) {
    case 'bytebase':
      // "bytebase-INSTANCE-SECONDS", of the instance's id the last 44 characters.
      return `bytebase-${cleaned(name).slice(-44)}-${Math.floor(now / 1000)}`
    case 'teleport':
      // It gives none, and AWS's SDK for Go then takes the time in nanoseconds.
      return `aws-go-sdk-${now}000000`
    case 'generic':
      return `rdsaudit-${cleaned(name)}`.slice(0, 64)
  }
}

/** How long a session the product asks for, in seconds, where the link does not say. */
export function sessionSecondsFor({ app }: Pick<WalkedLink, 'app'>): number | undefined {
  switch (app) {
    case 'bytebase':
      return 3600
    case 'teleport':
      return 900
    case 'generic':
      return undefined
  }
}

function cleaned(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/g, '-') || 'unknown'
}
