// What fixes that several causes share say to change.

import { expect, it } from 'vitest'
import { changeLink } from '../../src/doctor/fixes.ts'
import type { WalkedLink } from '../../src/doctor/walked-link.ts'

function link(byFlags: boolean): WalkedLink {
  return {
    name: 'orders',
    app: 'generic',
    hops: [],
    database: {
      engine: 'postgres',
      host: 'db.example.com',
      port: 5432,
      region: 'eu-west-1',
      regionBy: 'link',
      user: 'app',
    },
    redirections: new Map(),
    declared: { name: 'orders', pointer: '/links/0', hops: [], ...(byFlags && { byFlags: true }) },
  }
}

it('says the flag of a link that flags describe, as a shell takes it', () => {
  expect(changeLink(link(true), 'externalId', 'externalId', 'a b')).toEqual({
    side: 'link',
    title: 'Change --external-id, and the setting of the tool that uses the link',
    copy: "--external-id 'a b'",
  })
  expect(changeLink(link(true), 'port', 'port', 5433).copy).toBe('--port 5433')
})

it('says the configuration of a link that stands there', () => {
  expect(changeLink(link(false), 'port', 'port', 5433)).toMatchObject({
    title: 'Change the link orders in rdsaudit.config.json, and in the tool that uses it',
    copy: '"port": 5433',
  })
})
