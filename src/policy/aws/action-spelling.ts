// Is an action one that AWS lists, and if not, what was meant? One answer for each action, so that the rules about
// them never speak about the same one twice.

import { closest } from '../../base/closest.ts'
import { parseActionName } from '../../model/action-name.ts'
import { hasWildcard } from '../pattern-overlap.ts'
import { matchesWildcard } from '../wildcard.ts'
import { type ActionMistake, actionMistakes } from './action-mistakes.ts'
import type { AwsKnowledge, AwsService } from './aws-knowledge.ts'
import { type RetiredService, retiredService } from './retired-services.ts'

export type ActionSpelling =
  /** AWS lists it, or it is a pattern that matches what AWS lists, or it has not the form of an action. */
  | { readonly is: 'listed' }
  /** Not listed, and certainly meant as another. */
  | { readonly is: 'misspelt'; readonly meant: string; readonly because?: string }
  /** `near` is the name of an action that looks like it, or undefined. */
  | { readonly is: 'unlisted-action'; readonly service: AwsService; readonly near: string | undefined }
  | { readonly is: 'unmatched-pattern'; readonly service: AwsService; readonly near: string | undefined }
  | { readonly is: 'unlisted-service'; readonly prefix: string; readonly near: string | undefined }
  | { readonly is: 'retired-service'; readonly service: RetiredService }

const listed: ActionSpelling = { is: 'listed' }

/** True for an action that AWS lists, and for a pattern that matches one; `*` matches all. */
export function isListedAction(text: string, aws: AwsKnowledge): boolean {
  if (text === '*') return true
  const action = parseActionName(text)
  if (!action) return false
  const service = aws.service(action.prefix)
  return service !== undefined && isListed(service, action.name)
}

let last: { readonly text: string; readonly aws: AwsKnowledge; readonly answer: ActionSpelling } | undefined

/** Judges an action as it stands in a policy. Nearness is claimed (`misspelt`) only within one slip of the hand. */
export function judgeAction(text: string, aws: AwsKnowledge): ActionSpelling {
  // Several rules ask in turn about one action.
  if (last?.text !== text || last.aws !== aws) last = { text, aws, answer: judge(text, aws) }
  return last.answer
}

function judge(text: string, aws: AwsKnowledge): ActionSpelling {
  const action = parseActionName(text)
  // IAM refuses other characters in a prefix, also wildcards; that is said of the form, not of the spelling.
  if (!action || action.name === '' || !/^[A-Za-z0-9.-]+$/.test(action.prefix)) return listed
  const { prefix, name } = action
  const service = aws.service(prefix)
  if (service && isListed(service, name)) return listed
  const mistake = knownMistake(text.toLowerCase())
  if (mistake) {
    const { meant, because } = mistake
    return { is: 'misspelt', meant, ...(because !== undefined && { because }) }
  }
  return service ? judgeName(service, name, aws) : judgePrefix(prefix, name, aws)
}

/**
 * The action that a text of another form stands for: `sts.AssumeRole`, `rds_db:connect`, `ec2:ec2:RunInstances`, or
 * a bare `connect`. A name alone is looked for where logins are.
 */
export function actionWithin(text: string, aws: AwsKnowledge): string | undefined {
  const words = text.toLowerCase().split(/[^a-z0-9]+/)
  const parts = words.filter((word, index) => word !== '' && word !== words[index - 1])
  const name = parts.at(-1) ?? ''
  const head = parts.slice(0, -1).join('')
  const prefixes = head === '' ? ['rds-db', 'sts'] : aws.prefixes.filter(prefix => letters(prefix) === head)
  for (const prefix of prefixes) {
    const action = aws.service(prefix)?.action(name)
    if (action) return `${prefix}:${action.name}`
  }
  return knownMistake(`${head}:${name}`)?.meant
}

function isListed(service: AwsService, name: string): boolean {
  return service.anyActionMatches(name)
}

/** A pattern such as `rds:Connect*` is as wrong as the action that it stands for. */
function knownMistake(text: string): ActionMistake | undefined {
  const isPattern = hasWildcard(text)
  return actionMistakes.find(
    ({ written }) =>
      written === text || (isPattern && !hasWildcard(written) && matchesWildcard(text, written)),
  )
}

function judgeName(service: AwsService, name: string, aws: AwsKnowledge): ActionSpelling {
  const { prefix, actionNames } = service
  // Logging in is the one action of rds-db, and will be: everything else is the business of rds and rds-data.
  if (prefix === 'rds-db') {
    return { is: 'misspelt', meant: elsewhereInFamily(prefix, name, aws) ?? 'rds-db:connect' }
  }
  if (hasWildcard(name)) return { is: 'unmatched-pattern', service, near: nearestPattern(name, actionNames) }
  const slip = withoutPunctuation(name, actionNames) ?? closest(name, actionNames, 1)
  if (slip !== undefined) return { is: 'misspelt', meant: `${prefix}:${slip}` }
  const near = actionNames.length === 1 ? actionNames[0] : closest(name, actionNames, 2)
  return {
    is: 'unlisted-action',
    service,
    near: near === undefined ? elsewhereInFamily(prefix, name, aws) : `${prefix}:${near}`,
  }
}

function judgePrefix(prefix: string, name: string, aws: AwsKnowledge): ActionSpelling {
  const retired = retiredService(prefix)
  if (retired) return { is: 'retired-service', service: retired }
  const near = withoutPunctuation(prefix, aws.prefixes) ?? closest(prefix, aws.prefixes, 1)
  const service = near === undefined ? undefined : aws.service(near)
  // That the other service has the very action is what makes a near prefix certain.
  const exact = service?.action(name)
  if (service && exact) return { is: 'misspelt', meant: `${service.prefix}:${exact.name}` }
  return { is: 'unlisted-service', prefix, near: near ?? closest(prefix, aws.prefixes, 2) }
}

/** The candidate that differs in nothing but hyphens, underscores, dots and blanks: `assume-role`, `rds_db`. */
function withoutPunctuation(word: string, candidates: readonly string[]): string | undefined {
  const bare = letters(word)
  return bare === '' ? undefined : candidates.find(candidate => letters(candidate) === bare)
}

function letters(word: string): string {
  return word.toLowerCase().replace(/[-_. ]/g, '')
}

/** For `Desribe*`: the words that actions begin with, one slip from what stands before the `*`. */
function nearestPattern(pattern: string, names: readonly string[]): string | undefined {
  const stem = pattern.slice(0, -1)
  if (!pattern.endsWith('*') || hasWildcard(stem)) return undefined
  const beginnings = new Set<string>()
  for (const name of names) {
    for (const word of name.matchAll(/(?=[A-Z][a-z])|$/g)) beginnings.add(name.slice(0, word.index))
  }
  const near = closest(stem, beginnings, 1)
  return near === undefined ? undefined : `${near}*`
}

/** The same action of a service with the same first word, as `rds` and `rds-data`. */
function elsewhereInFamily(prefix: string, name: string, aws: AwsKnowledge): string | undefined {
  const family = familyOf(prefix)
  return onlyOne(
    name,
    aws.prefixes.filter(other => familyOf(other) === family),
    aws,
  )
}

function familyOf(prefix: string): string {
  return prefix.split('-', 1)[0] ?? prefix
}

function onlyOne(name: string, prefixes: readonly string[], aws: AwsKnowledge): string | undefined {
  const having = prefixes.flatMap(prefix => {
    const action = aws.service(prefix)?.action(name)
    return action ? [`${prefix}:${action.name}`] : []
  })
  return having.length === 1 ? having[0] : undefined
}
