// What is changed: everything that stands in the repository as an example of something.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { JsonValue } from '../../src/base/json-value.ts'
import type { Setup } from '../../src/model/setup.ts'
import { scenarioFiles } from '../helpers/scenario-files.ts'
import { filesOf, setupOf } from '../helpers/try-rule.ts'
import { wholeRules } from '../helpers/whole-rules.ts'

/** Files that belong together. A report of what was found shows the name alone. */
export interface Sample {
  readonly name: string
  [fc.toStringMethod](): string
  readonly files: readonly (readonly [path: string, text: string])[]
  readonly setup: Setup
}

/** Of every rule what it is about, and some snapshots. */
export const samples: readonly Sample[] = [
  ...wholeRules.flatMap(({ id, examples }) =>
    [...examples.bad, ...examples.good].map((example, index) =>
      sampleOf(`${id} ${index}`, Object.entries(filesOf(example)), setupOf(example.config)),
    ),
  ),
  ...['healthy', 'healthy-two-hops', 'healthy-proxy'].map(name => {
    const { files, config } = scenarioFiles(name)
    const texts = Object.entries(files).map(([path, json]) => [path, JSON.stringify(json, null, 2)] as const)
    return sampleOf(name, texts, setupOf(config))
  }),
]

function sampleOf(name: string, files: Sample['files'], setup: Setup): Sample {
  return { name, files, setup, [fc.toStringMethod]: () => name }
}

/** Files of every language that is read, as they are. */
export const rawFiles: readonly (readonly [path: string, text: string])[] = [
  ...['fixtures/check', 'fixtures/demo', 'docs'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => /\.(json|ya?ml|tf|md)$/.test(path))
      .map(path => [path.replaceAll(/[\\/]/g, '-'), readFileSync(join(folder, path), 'utf8')] as const),
  ),
]

/** Worlds of the lab, and what changes one. */
export const worlds: readonly JsonValue[] = ['healthy', 'healthy-two-hops', 'missing-external-id'].map(
  name => JSON.parse(readFileSync(`fixtures/lab/${name}.json`, 'utf8')) as JsonValue,
)

/** A configuration in which most keys occur. */
export const config = JSON.parse(`{
  "include": ["policies/*.json"],
  "exclude": ["x/**"],
  "failOn": "warning",
  "baseline": "rdsaudit.baseline.json",
  "documents": [{"path": "policies/scp.json", "type": "scp"}],
  "accounts": {"111122223333": {"name": "a", "owned": true}, "444455556666": {"name": "b", "scps": ["policies/scp.json"]}},
  "links": [{
    "name": "orders",
    "app": "bytebase",
    "caller": {"role": "arn:aws:iam::111122223333:role/app", "policies": ["policies/assume.json"]},
    "hops": [{"role": "arn:aws:iam::444455556666:role/middle", "externalId": "x-1", "sessionTags": {"a": "b"}, "sessionSeconds": 900}],
    "target": {"role": "arn:aws:iam::444455556666:role/db", "trust": "policies/trust.json", "policies": ["policies/connect.json"]},
    "externalId": {"env": "ID"},
    "database": {"engine": "postgres", "host": "orders.abc123.us-east-1.rds.amazonaws.com", "port": 5432,
      "region": "us-east-1", "resourceId": "db-ABCDEFGHIJKL01234", "name": "postgres", "user": "app"}
  }],
  "rules": {"wildcard-db-user": "warning", "old-version": "off"},
  "ignore": [{"rule": "old-version", "path": "policies/*.json", "statement": "#0", "reason": "known", "expires": "2030-01-31"}]
}`) as JsonValue

/** What that configuration names. */
export const configured: Readonly<Record<string, string>> = {
  'policies/assume.json': policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }),
  'policies/trust.json': policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } }),
  'policies/connect.json': policy({ Effect: 'Allow', Action: 'rds-db:connect', Resource: '*' }),
  'policies/scp.json': policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
  'rdsaudit.baseline.json': '{"formatVersion": 1, "findings": []}',
}

function policy(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}
