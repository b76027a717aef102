// Where the link and RDS differ about one endpoint.

import type { DescribedDatabase } from './describe-database.ts'
import type { WalkedDatabase } from './walked-link.ts'

export interface Disagreement {
  readonly what: 'port' | 'resource id' | 'engine'
  readonly link: string
  readonly rds: string
}

export function disagreements(link: WalkedDatabase, described: DescribedDatabase): readonly Disagreement[] {
  const { port, resourceId, engine } = described
  const found: Disagreement[] = []
  if (port !== undefined && port !== link.port)
    found.push({ what: 'port', link: `${link.port}`, rds: `${port}` })
  if (link.resourceId !== undefined && link.resourceId !== resourceId)
    found.push({ what: 'resource id', link: link.resourceId, rds: resourceId })
  if (!speaks(engine, link.engine)) found.push({ what: 'engine', link: link.engine, rds: engine })
  return found
}

/** MariaDB speaks MySQL's protocol. */
function speaks(engine: string, expected: WalkedDatabase['engine']): boolean {
  const isPostgres = engine.includes('postgres')
  if (expected === 'postgres') return isPostgres
  return !isPostgres && /mysql|mariadb/.test(engine)
}
