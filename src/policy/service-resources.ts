// Resources of logins to other services than RDS, as policies write them: in which form, how far open.

import { loginActions } from './services.ts'
import { matchesWildcard } from './wildcard.ts'

/** An action by which one logs in to a service other than RDS, named as such. */
export function isServiceLogin(action: string): boolean {
  return loginActions.has(action.toLowerCase()) && action.toLowerCase() !== 'rds-db:connect'
}

/** The forms that the resources of these actions have. */
function formsOf(actions: readonly string[]): readonly string[] {
  return actions.flatMap(action => loginActions.get(action.toLowerCase()) ?? [])
}

/**
 * The resource in the form that an action takes, where it is an ARN of the service in none of them: a colon where a slash
 * belongs, another case. Undefined where it has one of the forms, or is no near miss.
 */
export function meantForm(resource: string, actions: readonly string[]): string | undefined {
  const match = /^(arn:[^:]*):([^:]*:[^:]*:[^:]*):(.*)$/s.exec(resource)
  if (!match) return undefined
  const [, partition = '', home = '', own = ''] = match
  const forms = formsOf(actions).filter(form => form.split(':', 1)[0] === home.split(':', 1)[0])
  const prefixes = [...new Set(forms.map(form => /^[^:]*:[^:]*:[^:]*:([a-z]+[:/])/.exec(form)?.[1] ?? ''))]
  if (prefixes.some(prefix => matchesWildcard(own, `${prefix}x`) || own.startsWith(prefix))) return undefined
  const word = /^([a-z]+)[:/]/i.exec(own)?.[1]?.toLowerCase()
  const prefix = prefixes.find(one => one.slice(0, -1) === word)
  return prefix === undefined || word === undefined
    ? undefined
    : `${partition}:${home}:${prefix}${own.slice(prefix.length)}`
}

/**
 * Whether what a resource leaves open is more than the rest of it takes back: one user of any database is still one user,
 * and which database of a warehouse a call names is up to the user's own rights there.
 */
export function isWideLogin(resource: string, open: readonly OpenPart[]): boolean {
  const own = resource.split(':').slice(5).join(':')
  if (own.startsWith('dbname:')) return false
  return open.includes('user') || (open.includes('database') && !own.startsWith('dbuser:'))
}

/**
 * Whether a condition on this key makes a login narrower than its resource: on what the database carries, or on the service
 * through which the call comes. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function narrowsLogins(key: string): boolean {
  return /^(aws:(resourcetag\/|calledvia|viaawsservice)|[a-z-]+:resourcetag\/)/i.test(key)
}

export type OpenPart = 'region' | 'account' | 'database' | 'user'

/** The parts of which every value is covered; all of them for `*`. */
export function openPartsOf(resource: string, actions: readonly string[]): readonly OpenPart[] {
  const forms = formsOf(actions)
  if (/^\*+$/.test(resource)) return partsIn(forms)
  const sections = resource.split(':')
  const [, , service = '', region = '', account = ''] = sections
  const own = sections.slice(5).join(':')
  const form = forms.find(
    one =>
      one.startsWith(`${service}:`) &&
      own.startsWith(/\}:([a-z]+[:/])/.exec(one.slice(service.length))?.[1] ?? '\n'),
  )
  if (form === undefined) return []
  const named = [...(form.split('{account}:')[1] ?? '').matchAll(/\{(\w+)\}/g)].map(found => found[1])
  const values = own.slice(own.search(/[:/]/) + 1).split('/')
  return [
    ...(/^\*+$/.test(region) ? (['region'] as const) : []),
    ...(/^\*+$/.test(account) ? (['account'] as const) : []),
    ...named.flatMap((name, index): readonly OpenPart[] => {
      // A star at the end goes over the slash.
      const value = values[index] ?? values.at(-1) ?? ''
      if (!/^\*+$/.test(value)) return []
      return name === 'id' ? ['database'] : name === 'user' ? ['user'] : []
    }),
  ]
}

function partsIn(forms: readonly string[]): readonly OpenPart[] {
  const has = (part: string) => forms.some(form => form.includes(`{${part}}`))
  return [
    'region',
    ...(has('id') ? (['database'] as const) : []),
    ...(has('user') ? (['user'] as const) : []),
  ]
}
