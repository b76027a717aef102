// Two matchers of Teleport find the same databases, with different roles.

import {
  type AppEntry,
  type AppEntrySubject,
  defineRule,
  exampleMatchers,
  isArray,
  isObject,
  type JsonValue,
  nothing,
  parseArn,
  valueText,
} from '../../src/engine/rule-kit.ts'

const role = (name: string) => ({ assume_role_arn: `arn:aws:iam::444455556666:role/${name}` })
const orders = { types: ['rds'], regions: ['eu-west-1'], tags: { team: 'orders' } }
const all = { types: ['rds', 'rdsproxy'], regions: ['eu-west-1'], tags: { '*': '*' } }

export const rule = defineRule({
  id: 'two-roles-for-one-database',
  title: 'two matchers of Teleport find the same databases with different roles',
  severity: 'warning',
  aws: 'accepts',
  subject: 'app-entry',
  since: '0.1.0',
  why: 'a database is registered with the role of the matcher that found it last, so that which role logs in, and what it may do, changes with the order of two searches',
  fix: 'Give both the same role, or tags that no database has all of.',
  sources: ['https://goteleport.com/docs/reference/agent-services/database-access-reference/configuration/'],
  covers: ['TP-21'],
  examples: {
    bad: [
      exampleMatchers([
        { ...orders, ...role('orders') },
        { ...all, ...role('everything') },
      ]),
    ],
    good: [
      exampleMatchers([
        { ...orders, ...role('orders') },
        { ...orders, tags: { team: 'billing' }, ...role('billing') },
      ]),
    ],
  },
  find({ app, entry, apps }) {
    if (app.product !== 'teleport' || !isMatcher(entry)) return nothing
    const own = roleOf(entry)
    const other = earlier({ app, entry, apps }).find(one => meets(one, entry) && differ(roleOf(one), own))
    if (own === undefined || other === undefined) return nothing
    return [{ at: { pointer: own.pointer }, facts: { own: own.value, other: roleOf(other)?.value ?? '' } }]
  },
  say: ({ own, other }) => `what ${own} finds is found by another matcher, too, with ${other}`,
})

function isMatcher({ kind }: AppEntry): boolean {
  return kind.endsWith('matcher')
}

/** Those of the same document that stand before: of each two, the second is told of. */
function earlier({ app, entry }: Pick<AppEntrySubject, 'app' | 'entry' | 'apps'>): readonly AppEntry[] {
  return app.entries.slice(0, app.entries.indexOf(entry)).filter(isMatcher)
}

function roleOf({ settings }: AppEntry) {
  const written = settings.get('assume_role_arn')
  return typeof written?.value === 'string' ? { ...written, value: written.value } : undefined
}

/** Roles of different accounts find databases of different accounts. */
function differ(one: ReturnType<typeof roleOf>, other: ReturnType<typeof roleOf>): boolean {
  if (one === undefined || other === undefined || one.value === other.value) return false
  const account = parseArn(one.value)?.account
  return account !== undefined && account === parseArn(other.value)?.account
}

/** Whether a database exists for certain that both may find: of tags that only one of them asks for nothing is known. */
function meets(one: AppEntry, other: AppEntry): boolean {
  return (
    share(listAt(one, 'types'), listAt(other, 'types')) &&
    share(listAt(one, 'regions'), listAt(other, 'regions')) &&
    tagsMeet(one.settings.get('tags')?.value, other.settings.get('tags')?.value)
  )
}

function listAt({ settings }: AppEntry, name: string): readonly string[] {
  return valuesOf(settings.get(name)?.value)
}

function valuesOf(value: JsonValue | undefined): readonly string[] {
  return value === undefined ? [] : (isArray(value) ? value : [value]).map(valueText)
}

function share(some: readonly string[], others: readonly string[]): boolean {
  return some.some(one => one === '*' || others.includes(one) || others.includes('*'))
}

function tagsMeet(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  const [some, others] = [one, other].map(asked =>
    isObject(asked ?? null) ? Object.entries(asked as object).filter(([name]) => name !== '*') : [],
  ) as [[string, JsonValue][], [string, JsonValue][]]
  const [fewer, more] = some.length <= others.length ? [some, others] : [others, some]
  return fewer.every(([name, wanted]) => {
    const same = more.find(([key]) => key === name)
    return same !== undefined && share(valuesOf(wanted), valuesOf(same[1]))
  })
}
