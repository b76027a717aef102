// Records runs of the real doctor against the lab as stories: fixtures/doctor/<case>/events.jsonl. Run by hand when events
// change: npx tsx scripts/record-stories.ts. What differs between machines and runs is made the same.

import { mkdirSync, writeFileSync } from 'node:fs'
import { loadScenario } from '../src/lab/scenarios.ts'
import { walkWorld } from '../test/helpers/walk-doctor.ts'

const stories = [
  'healthy',
  'healthy-two-hops',
  'missing-external-id',
  'connect-not-granted',
  'user-missing',
  'alias-host',
  'certificate-expired',
  'iam-auth-off-mysql',
  'scp-lacks-rds-db',
]

for (const name of stories) {
  let policies: ReadonlyMap<string, string> = new Map()
  const onPolicies = (texts: typeof policies) => {
    policies = texts
  }
  const { events } = await walkWorld(loadScenario(name), 'full', { timeoutMs: 10_000, onPolicies })
  const folder = `fixtures/doctor/${name}`
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/events.jsonl`, events.map(event => `${settled(JSON.stringify(event))}\n`).join(''))
  writeFileSync(`${folder}/policies.json`, `${JSON.stringify(Object.fromEntries(policies), null, 2)}\n`)
}

/** Ports and names of files that the lab was given by the system, and ids that it made. */
function settled(line: string): string {
  return line
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:54321')
    .replace(/"(port|localPort)":(?!5432|3306)\d{4,5}/g, '"$1":54321')
    .replace(/\/tmp\/rdslab-\w+\//g, '/tmp/lab/')
    .replace(/rdsaudit lab [0-9a-f]{8}/g, 'rdsaudit lab 00000000')
    .replace(/"link"(?=,"app")/g, '"orders"')
    .replaceAll('the link link', 'the link orders')
}
