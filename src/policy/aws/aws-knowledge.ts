// What AWS says of its services: actions, the resources they take, condition keys and their types. Rules that know
// policies ask here. The tables are packed text (the form is described in scripts/compact-aws-tables.ts); a service is
// unpacked when it is first asked about.

import { matchesWildcard } from '../wildcard.ts'
import { type ConditionKey, type ConditionKeyType, federationKeys, globalKeys } from './global-keys.ts'
import { matchesAny, positionOf, positionsMatching } from './sorted-names.ts'

/** AWS's classes of actions; the last two are also writes. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management'

export interface AwsResourceType {
  readonly name: string
  /** ARN templates with placeholders such as `${Partition}` and `${Account}`. */
  readonly arns: readonly string[]
  readonly conditionKeys: readonly string[]
}

/** A resource type that an action takes. */
export interface ActionResource extends AwsResourceType {
  /** True: every request of the action names such a resource; false: it may. */
  readonly required: boolean
}

export interface AwsAction {
  readonly name: string
  readonly accessLevel: AccessLevel
  /** Empty: the action cannot be limited to resources, `Resource` has to be `*`. */
  readonly resourceTypes: readonly ActionResource[]
  /** The action's own and those of its resource types, sorted; not the ones of scope `global` that all actions have. */
  readonly conditionKeys: readonly string[]
}

/** Questions about one service. Action names and patterns are the part after the colon; their case does not matter. */
export interface AwsService {
  readonly prefix: string
  readonly title: string
  /** As AWS spells them, sorted, ignoring case. */
  readonly actionNames: readonly string[]
  readonly resourceTypes: readonly AwsResourceType[]
  action(name: string): AwsAction | undefined
  /** `*` and `?` as in policies. */
  anyActionMatches(pattern: string): boolean
  actionsMatching(pattern: string): readonly AwsAction[]
}

export interface AwsKnowledge {
  /** Of the data package that the tables were made from. */
  readonly version: string
  /** Every service prefix, sorted, in lower case. */
  readonly prefixes: readonly string[]
  /** Every condition key, as in `ConditionKey.key`: for "did you mean". */
  readonly conditionKeys: readonly string[]
  /** Undefined if AWS's reference has no such prefix; `retired-services.ts` knows why some are missing. */
  service(prefix: string): AwsService | undefined
  /** The case of the key does not matter, and a filled-in placeholder is found by its template. */
  conditionKey(key: string): ConditionKey | undefined
}

type Tables = typeof import('./generated/aws-tables.ts')

let loading: Promise<AwsKnowledge> | undefined

/** The knowledge; the tables are loaded by the first call. */
export function loadAwsKnowledge(): Promise<AwsKnowledge> {
  loading ??= import('./generated/aws-tables.ts').then(openKnowledge)
  return loading
}

/** The tables, split when first needed; what belongs to services is in their order. */
interface Unpacked {
  readonly names: () => readonly string[]
  readonly facts: () => readonly string[]
  readonly types: () => readonly string[]
  /** The keys of a set, by its number as the tables write it; the empty text is the empty set. */
  readonly keySet: (number: string) => readonly string[]
}

function openKnowledge(tables: Tables): AwsKnowledge {
  const keyWords = lazily(() => tables.conditionKeys.split(' '))
  const keys = lazily(() => openKeys(keyWords()))
  const unpacked: Unpacked = {
    names: lazily(() => tables.actionNames.split('^')),
    facts: lazily(() => tables.actionFacts.split('^')),
    types: lazily(() => tables.resourceTypes.split('^')),
    keySet: openKeySets(tables.keySets, keyWords),
  }
  const services = new Map<string, () => AwsService>()
  tables.services.split('^').forEach((row, index) => {
    const space = row.indexOf(' ')
    const prefix = row.slice(0, space)
    services.set(
      prefix,
      lazily(() => openService(prefix, row.slice(space + 1), index, unpacked)),
    )
  })
  return {
    version: tables.tablesVersion,
    prefixes: [...services.keys()],
    get conditionKeys() {
      return keys().names
    },
    service: prefix => services.get(prefix.toLowerCase())?.(),
    conditionKey: key => keys().find(key),
  }
}

function openKeySets(
  table: string,
  keyWords: () => readonly string[],
): (number: string) => readonly string[] {
  const sets = lazily(() => table.split(' '))
  return memoised(number => {
    const keys = words(sets()[Number.parseInt(number, 36)] ?? '', ',')
    return keys.map(key => keyOf(keyWords()[Number.parseInt(key, 36)] ?? ''))
  })
}

const levels: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
}

function openService(prefix: string, title: string, index: number, unpacked: Unpacked): AwsService {
  const row = lazily(() => unpacked.names()[index] ?? '')
  const names = lazily(() => words(row(), ' '))
  const lowerNames = lazily(() => words(row().toLowerCase(), ' '))
  const facts = lazily(() => words(unpacked.facts()[index] ?? '', ' '))
  const types = lazily(() =>
    words(unpacked.types()[index] ?? '', ';').map(word => openType(word, prefix, unpacked)),
  )
  const resourceOf = memoised(word => openUse(word, types()))
  const factsOf = memoised(word => openFacts(word, resourceOf, unpacked))

  function actionAt(position: number): AwsAction {
    return { name: names()[position] ?? '', ...factsOf(facts()[position] ?? '') }
  }

  return {
    prefix,
    title,
    get actionNames() {
      return names()
    },
    get resourceTypes() {
      return types()
    },
    action(name) {
      const position = positionOf(name.toLowerCase(), lowerNames())
      return position === undefined ? undefined : actionAt(position)
    },
    anyActionMatches(pattern) {
      return matchesAny(pattern.toLowerCase(), lowerNames())
    },
    actionsMatching(pattern) {
      return positionsMatching(pattern.toLowerCase(), lowerNames(), false).map(actionAt)
    },
  }
}

function openType(word: string, prefix: string, { keySet }: Unpacked): AwsResourceType {
  const [name = '', arn = '', keys = ''] = word.split('|')
  const full = arn.replace('~', () => `${prefix}:\${Region}:\${Account}:`)
  return { name, arns: [`arn:\${Partition}:${full}`], conditionKeys: keySet(keys) }
}

function openUse(word: string, types: readonly AwsResourceType[]): ActionResource {
  const type = types[Number.parseInt(word.slice(1), 36)] ?? { name: '', arns: [], conditionKeys: [] }
  return { ...type, required: word.startsWith('+') }
}

/** All that is said of an action but its name; many actions share it. */
function openFacts(
  word: string,
  resourceOf: (use: string) => ActionResource,
  { keySet }: Unpacked,
): Omit<AwsAction, 'name'> {
  const [uses = '', keys = ''] = word.split('.')
  const resourceTypes = words(uses.slice(1), /(?=[+-])/).map(resourceOf)
  const conditionKeys = new Set(keySet(keys))
  for (const type of resourceTypes) for (const key of type.conditionKeys) conditionKeys.add(key)
  return {
    accessLevel: levels[word.charAt(0)] ?? 'Write',
    resourceTypes,
    conditionKeys: [...conditionKeys].sort(),
  }
}

const keyTypes: Readonly<Record<string, ConditionKeyType>> = {
  s: 'String',
  n: 'Numeric',
  b: 'Bool',
  a: 'ARN',
  d: 'Date',
  i: 'IPAddress',
  y: 'Binary',
}

function openKeys(keyWords: readonly string[]): {
  readonly names: readonly string[]
  find(key: string): ConditionKey | undefined
} {
  // By the name in lower case. A word becomes an object when it is asked for: most of the 1,600 never are.
  const known = new Map<string, string | ConditionKey>()
  for (const word of keyWords) known.set(keyOf(word).toLowerCase(), word)
  for (const kept of [...globalKeys, ...federationKeys]) {
    const name = kept.key.toLowerCase()
    const word = known.get(name)
    // The table's spelling stays, because actions list their keys with it.
    known.set(name, typeof word === 'string' ? { ...kept, key: keyOf(word) } : kept)
  }
  const templates = lazily(() => templatesOf(known.keys()))
  const named = (name: string) => {
    const found = known.get(name)
    return typeof found === 'string' ? openKey(found) : found
  }
  const search = (key: string) => {
    const wanted = key.toLowerCase()
    const fits = ({ head, pattern }: Template) => wanted.startsWith(head) && matchesWildcard(pattern, wanted)
    return named(wanted) ?? named(templates().find(fits)?.name ?? '')
  }
  // Every rule about conditions asks for the key, and policies repeat the same few hundred.
  const asked = new Map<string, ConditionKey | undefined>()
  return {
    names: [...known.values()].map(found => (typeof found === 'string' ? keyOf(found) : found.key)),
    find(key) {
      if (asked.has(key)) return asked.get(key)
      const found = search(key)
      if (asked.size < 10_000) asked.set(key, found)
      return found
    },
  }
}

function keyOf(word: string): string {
  return word.slice(1)
}

function openKey(word: string): ConditionKey {
  const key = keyOf(word)
  const letter = word.charAt(0)
  const namespace = key.slice(0, key.indexOf(':'))
  // The namespaces of OIDC providers are host names; no service prefix has a dot.
  const federated = namespace === 'saml' || namespace.includes('.')
  return {
    key,
    types: [keyTypes[letter.toLowerCase()] ?? 'String'],
    multiValued: letter !== letter.toLowerCase(),
    scope: namespace === 'aws' ? 'global' : federated ? 'federation' : 'service',
  }
}

type Template = Readonly<Record<'name' | 'pattern' | 'head', string>>

/** The names with placeholders, the most specific first. A placeholder is filled with one character or more. */
function templatesOf(names: Iterable<string>): readonly Template[] {
  return [...names]
    .filter(name => name.includes('${') || name.includes('<'))
    .map(name => {
      // Any provider at all, but none without a dot: `sts:sub` is not the claim of a provider named sts.
      const pattern = name.replace('${oidcprovider}', '?*.?*').replace(/\$\{[^}]*\}|<[^>]*>/g, '?*')
      return { name, pattern, head: pattern.slice(0, pattern.indexOf('?')) }
    })
    .sort((a, b) => b.pattern.length - a.pattern.length)
}

function words(text: string, separator: string | RegExp): readonly string[] {
  return text === '' ? [] : text.split(separator)
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function memoised<T extends object>(make: (word: string) => T): (word: string) => T {
  const made = new Map<string, T>()
  return word => {
    let value = made.get(word)
    if (value === undefined) {
      value = make(word)
      made.set(word, value)
    }
    return value
  }
}
