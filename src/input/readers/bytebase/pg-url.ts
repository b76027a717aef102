// The value of `PG_URL`, which tells Bytebase where its own database is: a URL, or words with equals signs.
// https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING

/** What is said in it; of a password only that there is one, and not a reference to one, `$(PG_PASSWORD)`. */
export interface PgUrl {
  readonly user?: string
  readonly host?: string
  readonly port?: number
  readonly database?: string
  readonly hasPassword: boolean
  /** More than one host. */
  readonly hasFallbacks: boolean
  readonly sslmode?: string
  /** The token is made by Bytebase, for the region. */
  readonly iam: boolean
  readonly region?: string
}

/** Undefined for a text that is neither, such as the path of a file with the URL in it. */
export function parsePgUrl(text: string): PgUrl | undefined {
  const settings = /^postgres(ql)?:\/\//.test(text) ? ofUrl(text) : ofWords(text)
  if (settings === undefined) return undefined
  const [host = '', ...others] = (settings.get('host') ?? '').split(',')
  const [port] = (settings.get('port') ?? '').split(',')
  return {
    ...text_('user', settings.get('user')),
    ...text_('host', host),
    ...(port !== undefined && /^\d{1,5}$/.test(port) && { port: Number(port) }),
    ...text_('database', settings.get('dbname')),
    ...text_('sslmode', settings.get('sslmode')),
    ...text_('region', settings.get('bytebase_aws_region')),
    hasPassword: !/^$|^\$[({]/.test(settings.get('password') ?? ''),
    hasFallbacks: others.length > 0,
    iam: settings.get('bytebase_aws_rds_iam') === 'true',
  }
}

function text_<Name extends string>(name: Name, value: string | undefined): { [N in Name]?: string } {
  return (value === undefined || value === '' ? {} : { [name]: value }) as { [N in Name]?: string }
}

function ofUrl(text: string): ReadonlyMap<string, string> | undefined {
  const [, userinfo, hosts = '', database = '', query = ''] =
    /^postgres(?:ql)?:\/\/(?:([^@/?]*)@)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(text) ?? []
  const [, user, password] = /^([^:]*)(?::(.*))?$/s.exec(userinfo ?? '') ?? []
  const split = hosts.split(',').map(one => /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(one))
  if (split.some(one => one === null)) return undefined
  return new Map([
    ['user', decoded(user ?? '')],
    ['password', password ?? ''],
    ['host', split.map(one => one?.[1] ?? '').join(',')],
    ['port', split.map(one => one?.[2] ?? '').join(',')],
    ['dbname', decoded(database)],
    ...new URLSearchParams(query),
  ])
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function ofWords(text: string): ReadonlyMap<string, string> | undefined {
  const words = [...text.matchAll(/(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(\S*))/g)]
  const settings = new Map(words.map(([, name = '', quoted, plain]) => [name, quoted ?? plain ?? '']))
  return settings.has('host') ? settings : undefined
}
