// Whether a database asks every client for TLS, told by its parameters.

/** A parameter that does not ask for it, with what it says. */
export interface UnforcedTls {
  readonly parameter: string
  readonly value: string
}

/**
 * Undefined where TLS is asked for, or where that cannot be told. A parameter that nobody set has the engine's own value:
 * `rds.force_ssl` is 1 from PostgreSQL 15 on (of Aurora from 17 on), `require_secure_transport` is OFF, but ON in MySQL 8.4.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html
 */
export function unforcedTls(
  engine: string,
  version: string,
  parameters: ReadonlyMap<string, string | undefined>,
): UnforcedTls | undefined {
  const parameter = engine.includes('postgres') ? 'rds.force_ssl' : 'require_secure_transport'
  if (!/postgres|mysql|mariadb/.test(engine) || !parameters.has(parameter)) return undefined
  const value = parameters.get(parameter)
  if (value !== undefined) return /^(0|off)$/i.test(value) ? { parameter, value } : undefined
  const major = Number.parseInt(version, 10)
  const isOff = parameter === 'rds.force_ssl' && major < (engine.startsWith('aurora') ? 17 : 15)
  return isOff ? { parameter, value: '0, as nobody set it' } : undefined
}
