// Amazon Resource Names, split as IAM splits them: at the first five colons, nothing trimmed, nothing folded.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html

import { holdsUnknown, isUnknown, replaceUnknowns } from '../base/unknown-text.ts'

export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  /** All that follows the fifth colon; may itself hold colons. */
  readonly resource: string
}

/** The six sections, or undefined when there are fewer or the text does not begin with `arn:`. */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined
  const ends: number[] = [3]
  for (let i = 0; i < 4; i++) {
    const colon = text.indexOf(':', (ends[i] as number) + 1)
    if (colon < 0) return undefined
    ends.push(colon)
  }
  const section = (n: number) => text.slice((ends[n] as number) + 1, ends[n + 1])
  return {
    partition: section(0),
    service: section(1),
    region: section(2),
    account: section(3),
    resource: text.slice((ends[4] as number) + 1),
  }
}

/** Whether a text is meant to be an ARN, whatever is wrong with it. */
export function isMeantAsArn(text: string): boolean {
  return text.startsWith('arn:')
}

/** Twelve digits, or an id that is not known. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text) || isUnknown(text)
}

/** Whether a role or a user can have it. What a document calls the ARN of one may be anything. */
export function isIdentityArn(text: string): boolean {
  const arn = parseArn(text)
  return arn?.service === 'iam' && isAccountId(arn.account) && /^(role|user)\/.*[^/]$/s.test(arn.resource)
}

/** Whether two account ids are the same; undefined when one is not known, and so may be the other. */
export function isSameAccount(a: string, b: string): boolean | undefined {
  return a === b ? true : holdsUnknown(a) || holdsUnknown(b) ? undefined : false
}

/**
 * The text with something plausible for each part that is not known, so that its form can be judged: of an ARN the
 * partition and the account, which have a form of their own; elsewhere a letter.
 */
export function plausibleText(text: string): string {
  const isArn = text.startsWith('arn:')
  return replaceUnknowns(text, (_, offset) => {
    const section = isArn ? text.slice(0, offset).split(':').length : 0
    return section === 2 ? 'aws' : section === 5 ? '999988886666' : section === 4 ? 'eu-west-1' : 'x'
  })
}
