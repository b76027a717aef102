// Made-up names for real ones: word by word, so that a pattern such as `orders-*` still matches what it matched.

/** Words that AWS gave, or that say what a thing is; they tell nothing of anybody. */
const kept = new Set(
  [
    ...[
      'aws',
      'amazon',
      'amazonaws',
      'com',
      'cn',
      'rds',
      'iam',
      'sts',
      'service',
      'role',
      'reserved',
      'sso',
      'AWSReservedSSO',
    ],
    ...[
      'default',
      'Default',
      'Root',
      'postgres',
      'mysql',
      'mariadb',
      'aurora',
      'postgresql',
      'FullAWSAccess',
      'RDSFullAWSAccess',
    ],
  ].map(word => word.toLowerCase()),
)

const digits = '(?<![\\w-])\\d{12}(?![\\w-])'
const organization = '(?<![\\w-])(?:o|r|ou)-[a-z0-9]{4,}(?:-[a-z0-9]{8,})?(?![\\w-])'
const arn = 'arn:[\\w-]*:[\\w-]*:[\\w-]*:[\\w*]*:[^\\s"\',]*'
const host =
  '(?<![\\w.-])[\\w-]+\\.(?:endpoint\\.)?(?:cluster-(?:ro-|custom-)?|proxy-|global-)?[a-z0-9]+\\.(?:[a-z]{2}(?:-[a-z]+)+-\\d|global)\\.rds\\.amazonaws\\.com'

/** One pass each: what was made up must not be taken for real. */
const recognisable = new RegExp([arn, host, digits, organization].join('|'), 'gi')
const wordsOfName = new RegExp(`${digits}|[\\p{L}\\p{N}]+`, 'gu')
const hostParts =
  /^([\w-]+)\.((?:endpoint\.)?(?:cluster-(?:ro-|custom-)?|proxy-|global-)?)([a-z0-9]+)(\..*)$/i

export class MadeUpNames {
  readonly #accounts = new Map<string, string>()
  readonly #words = new Map<string, string>()
  readonly #hashes = new Map<string, string>()
  readonly #units = new Map<string, string>()
  readonly #externalIds = new Map<string, string>()

  learnExternalId(text: string): void {
    if (/[*?$]/.test(text) || text === '') return
    // Nothing that could be guessed: whether the real one could is not for strangers to know.
    pick(this.#externalIds, text, count => `k7q2m9vd4t8w${count}xz5`)
  }

  /** A name: each of its words is replaced, what joins them is not. */
  name(text: string): string {
    const known = this.#externalIds.get(text)
    if (known !== undefined) return known
    return text.replace(wordsOfName, one => (/^\d{12}$/.test(one) ? this.#account(one) : this.#word(one)))
  }

  /** A tag's value; `true`, numbers and the like mean the same to everybody. */
  tag(text: string): string {
    return /^(true|false|yes|no|\d{1,11}|[*?]*)$/i.test(text) ? text : this.name(text)
  }

  /** Any text: what is recognisable in it. */
  anywhere(text: string): string {
    const known = this.#externalIds.get(text)
    if (known !== undefined) return known
    return text.replace(recognisable, found => {
      if (found.startsWith('arn:')) return this.#arn(found)
      if (found.includes('.')) return this.#host(found)
      return /^\d/.test(found) ? this.#account(found) : this.#unit(found)
    })
  }

  #arn(text: string): string {
    const [, partition = '', service = '', region = '', account = '', ...rest] = text.split(':')
    const resource = rest.join(':')
    const owner = account === '' ? '' : this.#account(account)
    // AWS's own are the same in all accounts.
    const shown =
      account === 'aws' || /^role\/aws-(service-role|reserved)\//.test(resource)
        ? resource
        : this.#resource(service, resource)
    return ['arn', partition, service, region, owner, shown].join(':')
  }

  /** Types and ids of AWS stay, names do not. */
  #resource(service: string, resource: string): string {
    if (service === 'rds-db') {
      const [, before = '', user = ''] = /^(dbuser:[^/]*\/?)(.*)$/.exec(resource) ?? []
      return before === '' ? this.name(resource) : before + this.name(user)
    }
    if (service === 'organizations') return this.anywhere(resource)
    if (service === 'rds' && /^(db-proxy|db-proxy-endpoint|target-group):/.test(resource)) return resource
    const [, type = '', name = ''] = /^([a-z-]+[:/])?(.*)$/s.exec(resource) ?? []
    return type + this.name(name)
  }

  #account(id: string): string {
    if (!/^\d{12}$/.test(id)) return id
    return pick(this.#accounts, id, count => String(900_000_000_000 + count))
  }

  #word(text: string): string {
    return kept.has(text.toLowerCase()) ? text : pick(this.#words, text, count => `name${count}`)
  }

  #host(text: string): string {
    const [, name = '', kind = '', hash = '', end = ''] = hostParts.exec(text) ?? []
    return `${this.name(name)}.${kind}${this.#hash(hash)}${end}`
  }

  #hash(text: string): string {
    return pick(this.#hashes, text, count => `host${String(count).padStart(8, '0')}`)
  }

  #unit(id: string): string {
    const [kind = 'o'] = id.split('-')
    return pick(this.#units, id, count =>
      kind === 'ou'
        ? `ou-unit-${String(count).padStart(8, '0')}`
        : `${kind}-unit${String(count).padStart(8, '0')}`,
    )
  }
}

function pick(known: Map<string, string>, real: string, make: (count: number) => string): string {
  const before = known.get(real)
  if (before !== undefined) return before
  const made = make(known.size + 1)
  known.set(real, made)
  return made
}
