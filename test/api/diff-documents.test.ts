// Two states of documents from a program.

import { describe, expect, it } from 'vitest'
import { diffDocuments } from '../../src/api/index.ts'

const grant = (resource: string) => ({
  path: 'connect.json',
  content: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'rds-db:connect', Resource: resource }],
  }),
})
const one = grant('arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app')
const all = grant('arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/*')

describe('diffDocuments', () => {
  it('says what was added, with a request, and the same the other way round', async () => {
    const { summary, changes } = await diffDocuments([one], [all])
    expect(summary).toMatchObject({ added: changes.length, removed: 0, uncompared: 0 })
    expect(changes[0]).toMatchObject({ effect: 'added', witness: { action: 'rds-db:connect' } })
    expect((await diffDocuments([all], [one])).summary).toMatchObject({ added: 0, removed: changes.length })
  })

  it('is empty where nothing changed but the writing', async () => {
    const again = { ...one, content: JSON.stringify(JSON.parse(one.content), null, 4) }
    expect((await diffDocuments([one], [again])).changes).toEqual([])
  })

  it('names what it could not compare', async () => {
    const { uncompared } = await diffDocuments([one], [{ ...one, content: '{' }])
    expect(uncompared).toHaveLength(1)
  })
})
