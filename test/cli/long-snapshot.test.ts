// Snapshots longer than memory: their lists in files, their text in pieces.

import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/base/json-value.ts'
import { FiledLists } from '../../src/cli/filed-lists.ts'
import { snapshotPieces } from '../../src/cli/snapshot-text.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const complete = (items: readonly never[]) => ({ state: 'complete', items }) as const
const emptied: Snapshot = {
  formatVersion: 1,
  takenAt: '2026-01-05T09:00:00Z',
  accounts: [
    { Account: '111122223333', iam: { UserDetailList: complete([]), RoleDetailList: complete([]) } },
    { Account: '444455556666', iam: { RoleDetailList: complete([]) }, regions: [] },
  ],
}

/** Of three bytes a character, and of odd sizes: ends of portions fall within characters and entries. */
const entries = Array.from({ length: 3000 }, (_, index) => ({
  Name: `Zeile\n"${index}" ${'漢'.repeat(index % 151)}`,
  nothing: [],
}))

describe('a snapshot with lists in files', () => {
  it('is the text that it would be with its lists in memory', () => {
    const folder = tempFolder({})
    const lists = new FiledLists(folder, 'unique')
    for (const entry of entries) lists.add('444455556666', 'RoleDetailList', entry)
    lists.add('111122223333', 'UserDetailList', { one: 1 })
    expect(readdirSync(folder)).toEqual([])
    const written = [...snapshotPieces(emptied as unknown as JsonValue, lists.in(emptied))].join('')
    lists.close()
    const whole = JSON.parse(JSON.stringify(emptied))
    whole.accounts[0].iam.UserDetailList.items = [{ one: 1 }]
    whole.accounts[1].iam.RoleDetailList.items = entries
    expect(written).toBe(`${JSON.stringify(whole, null, 2)}\n`)
  })

  it('takes nothing more once it is closed', () => {
    const folder = tempFolder({})
    const lists = new FiledLists(folder, 'unique')
    lists.close()
    lists.add('111122223333', 'UserDetailList', {})
    expect(lists.in(emptied).size).toBe(0)
  })

  it('without any is written as ever', () => {
    expect([...snapshotPieces(emptied as unknown as JsonValue)].join('')).toBe(
      `${JSON.stringify(emptied, null, 2)}\n`,
    )
  })
})
