// Which clusters have no Data API, whatever their setting says.
// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.Data_API.html

import { textOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import type { Obstacle } from './iam-login-support.ts'

/** By major version of Aurora PostgreSQL, the first minor one. Of later major versions all have it, as far as is known. */
const firstOfPostgres: Readonly<Record<number, number>> = { 13: 11, 14: 8, 15: 3, 16: 1, 17: 4, 18: 3 }
const oldestPostgres = 13
/** Of Aurora MySQL's own versions: 3.07. */
const firstOfMysql = [3, 7] as const

/** Undefined for a cluster that has it, or may have it. */
export function whyNoDataApi(database: DescribedDatabase): Obstacle | undefined {
  const engine = textOf(database, 'Engine') ?? ''
  const version = textOf(database, 'EngineVersion') ?? ''
  if (engine === '') return undefined
  if (!engine.startsWith('aurora'))
    return { member: 'Engine', what: `${engine} has no Data API, only Aurora has` }
  // Serverless v1, which is no more, had it for versions of its own.
  if (textOf(database, 'EngineMode') === 'serverless') return undefined
  const [major, minor] = versionOf(engine, version)
  if (major === undefined || minor === undefined) return undefined
  if (engine === 'aurora-postgresql') {
    const first = firstOfPostgres[major]
    if (major >= oldestPostgres && (first === undefined || minor >= first)) return undefined
    const from =
      first === undefined ? `${oldestPostgres}.${firstOfPostgres[oldestPostgres]}` : `${major}.${first}`
    return {
      member: 'EngineVersion',
      what: `Aurora PostgreSQL has it from ${from} on, and this is ${version}`,
    }
  }
  const [firstMajor, firstMinor] = firstOfMysql
  if (major > firstMajor || (major === firstMajor && minor >= firstMinor)) return undefined
  return { member: 'EngineVersion', what: `Aurora MySQL has it from 3.07 on, and this is ${version}` }
}

/** Aurora MySQL writes MySQL's version first: `8.0.mysql_aurora.3.04.0`. */
function versionOf(engine: string, version: string): readonly (number | undefined)[] {
  const own = engine === 'aurora-postgresql' ? version : (version.split('mysql_aurora.')[1] ?? '')
  return /^(\d+)\.(\d+)/.exec(own)?.slice(1).map(Number) ?? []
}
