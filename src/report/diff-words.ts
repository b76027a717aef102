// The sentences of a comparison, which all its reports for people share. They hold untrusted text as it is.

import type { Counterpart, StatedCondition, StatementAt } from '../diff/access-change.ts'
import type { LocatedChange, LocatedDiff, LocatedOn } from '../diff/located-diff.ts'
import type { RequestValue } from '../policy/request.ts'
import { count } from './words.ts'

/** What is different, without its subject: `account 111122223333 may newly assume it`. */
export function changeSentence({ access, effect, of, whole }: LocatedChange): string {
  const may = effect === 'added' ? 'may newly' : 'may no longer'
  const ways = effect === 'added' ? 'in more ways' : 'in fewer ways'
  const say = (subject: string, verb: string) =>
    whole ? `${subject}${may} ${verb}` : `${subject}may ${verb} ${ways}`
  switch (access) {
    case 'assume':
      return say(`${whoOf(of)} `, 'assume it')
    case 'tag-session':
      return say(`${whoOf(of)} `, 'pass session tags to it')
    case 'set-source-identity':
      return say(`${whoOf(of)} `, 'set a source identity for it')
    case 'connect':
      return say('', `log in as ${of.text}`)
    case 'reach-role':
      return say('', `assume ${of.text}, as far as its own policies go`)
  }
}

function whoOf({ form, text }: Counterpart): string {
  switch (form) {
    case 'everyone':
      return 'anybody, of any account,'
    case 'users-of-account':
      return text === '' ? 'IAM users of any account' : `IAM users of account ${text}`
    case 'account':
      return `account ${text}`
    case 'service':
      return `the service ${text}`
    case 'provider':
      return `whom ${text} vouches for`
    default:
      return text
  }
}

/** `when`: what the statement asks for; `before` or `now`: why the other side refuses; `for example`: the request. */
export function changeDetails(change: LocatedChange): readonly (readonly [label: string, text: string])[] {
  const { conditions, allowedBy, effect } = change
  const other = effect === 'added' ? 'before' : 'now'
  return [
    ...(allowedBy ? [['by', placeText(allowedBy, effect === 'removed' ? 'base' : 'head')] as const] : []),
    ...(conditions.length > 0 ? [['when', conditions.map(conditionText).join(', and ')] as const] : []),
    [other, refusalText(change)] as const,
    ['example', requestText(change)] as const,
  ]
}

function placeText({ where, label }: StatementAt<LocatedOn>, expected: LocatedOn['side']): string {
  const side = where.side === expected ? '' : ` in ${where.side}`
  return `${where.path}:${where.range.start.line} (${label})${side}`
}

export function conditionText({ operator, key, values }: StatedCondition): string {
  return `${operator} ${key} ${values.map(value => JSON.stringify(value)).join(' or ')}`
}

function refusalText({ refusal, effect }: LocatedChange): string {
  const [side, past] = effect === 'added' ? (['base', true] as const) : (['head', false] as const)
  switch (refusal.why) {
    case 'absent':
      return past ? 'there was no such policy' : 'there is no such policy'
    case 'denied':
      return refusal.by ? `denied by ${placeText(refusal.by, side)}` : 'denied'
    case 'conditions':
      return `only when ${refusal.unmet.map(conditionText).join(', and ')}`
    case 'capped': {
      const cap = refusal.slot === 'boundary' ? 'the boundary' : 'a service control policy'
      return `${cap} ${past ? 'did' : 'does'} not let it pass`
    }
    case 'not-allowed':
      return `no statement ${past ? 'allowed' : 'allows'} it`
  }
}

/** What a caller sends or leaves out, as it likes; of other keys nobody can say that a request is without them. */
const sentAtWill = /^(sts:(ExternalId|SourceIdentity)|aws:RequestTag\/.*)$/i

/** The request in one line, with what it carries or leaves out. Which role is asked for, the subject says. */
function requestText({ access, witness, refusal }: LocatedChange): string {
  const { principal, action, resource, context = {} } = witness
  const carried = Object.entries(context).map(([key, value]) => `${key} ${valueText(value)}`)
  const sent = new Set(Object.keys(context).map(key => key.toLowerCase()))
  const left = (refusal.why === 'conditions' ? refusal.unmet : [])
    .map(({ key }) => key)
    .filter(key => sentAtWill.test(key) && !sent.has(key.toLowerCase()))
  const parts = [
    `${principal} calls ${action}`,
    ...(access === 'connect' || access === 'reach-role' ? [`on ${resource}`] : []),
    ...(carried.length > 0 ? [`with ${carried.join(', ')}`] : []),
    ...(left.length > 0 ? [`without ${[...new Set(left)].join(', ')}`] : []),
  ]
  return parts.join(' ')
}

function valueText(value: RequestValue): string {
  return Array.isArray(value)
    ? `[${value.map(one => JSON.stringify(one)).join(', ')}]`
    : JSON.stringify(value)
}

/** The last line: how much was compared, and what came of it. */
export function diffSummary({ changes, uncompared, policies }: LocatedDiff): string {
  const added = changes.filter(({ effect }) => effect === 'added').length
  const removed = changes.length - added
  const compared = `compared ${count(policies.base, 'policy', 'policies')} with ${policies.head}`
  const found =
    changes.length === 0
      ? uncompared.length === 0
        ? 'no change of access'
        : 'no change of access that could be seen'
      : `access added: ${added}, taken away: ${removed}`
  return `${compared}: ${found}${uncompared.length === 0 ? '' : `; not compared: ${uncompared.length}`}`
}
