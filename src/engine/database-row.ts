// The row of a link that says whether its database takes logins by IAM, as AWS describes it.

import { flagOf, partOf, partsOf, placeIn, textOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import type { PlaceIn, ReportRow } from './link-report.ts'
import type { LinkSubject } from './wide-subjects.ts'

type Row = ReportRow<PlaceIn>

/** No connection is made for it. */
export function databaseRow({ link, document, own }: LinkSubject): Row {
  const row = { about: 'database', label: 'database side' } as const
  const described = link.database?.described
  if (link.database?.isMissing) {
    const places = [{ where: { in: document, at: own } }]
    return { ...row, state: 'failed', word: 'no', places, note: 'AWS has no database of this name' }
  }
  if (described?.state !== 'known') {
    const note = link.declared ? `run: rdsaudit doctor ${quoted(link.name)}` : 'no connection is made'
    return { ...row, state: 'unseen', word: 'not checked', places: [], note }
  }
  const { takes, member, note } = answerOf(described.value)
  const places = [{ where: placeIn(described.value, member) }]
  if (takes === undefined)
    return { ...row, state: 'unseen', word: 'unknown', places, note: 'AWS did not say' }
  const state = takes ? 'ok' : 'failed'
  return { ...row, state, word: takes ? 'yes' : 'no', places, ...(note !== undefined && { note }) }
}

interface Answer {
  readonly takes: boolean | undefined
  readonly member: string
  readonly note?: string
}

/** Whether it takes tokens. A member that AWS leaves out was not described. */
function answerOf(database: DescribedDatabase): Answer {
  if (database.kind === 'proxy') {
    const byItself = textOf(database, 'DefaultAuthScheme') === 'IAM_AUTH'
    const entries = partsOf(database, 'Auth')
    const required = entries.some(entry => takesTokens(textOf(entry, 'IAMAuth')))
    return { takes: byItself || required, member: byItself ? 'DefaultAuthScheme' : 'Auth' }
  }
  const member = 'IAMDatabaseAuthenticationEnabled'
  const takes = flagOf(database, member)
  const pending = partOf(database, 'PendingModifiedValues')
  const isPending = takes === false && pending !== undefined && flagOf(pending, member) === true
  return { takes, member, ...(isPending && { note: 'the change waits for the maintenance window' }) }
}

/** `ENABLED` is SQL Server's word for what others call `REQUIRED`: tokens or passwords. */
export function takesTokens(iamAuth: string | undefined): boolean {
  return iamAuth === 'REQUIRED' || iamAuth === 'ENABLED'
}

/** As a shell takes it for one word. */
function quoted(name: string): string {
  return /^[\w@%+=:,./-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`
}
