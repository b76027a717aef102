// Texts of the usual form, told in one look: ARNs, names and values with nothing about them that a rule about form could
// speak of. Long before a policy names something odd, it names thousands of these. The test of `usual-form.ts` compares
// findings with and without this shortcut.

import { mayHoldPlaceholder } from '../policy/placeholders.ts'
import type { TextRole } from './subjects.ts'

// In the commercial partition, of any or no region, and of an account that is one; what stands behind the account is
// left open. ARNs of rds and sts have more forms to get wrong, and those of IAM name one of its common kinds.
const plainArn =
  /^arn:(?:aws|\*):(?:(?!iam:|sts:|r-*d-*s)[a-z0-9-]+:\*?:(?:\*|(?!0{12})\d{12}|aws)?:|iam::(?:\*|(?!0{12})\d{12}|aws)?:(?:role|user|group|policy|instance-profile)\/(?!.*AWSReservedSSO_))/

const plainService = /^(?:ec2|ecs-tasks|lambda)\.amazonaws\.com$/

// What no reader sees, and what is not of ASCII.
const odd = /[^\x21-\x7e]/

/** True of a text that no rule about the form of texts says anything of, whatever policy it stands in. */
export function isPlainText(text: string, role: TextRole): boolean {
  if (text === '*') return true
  if (odd.test(text)) return false
  switch (role) {
    case 'condition-key':
      return !mayHoldPlaceholder(text)
    case 'resource':
      return isPlainArn(text)
    case 'condition-value':
      if (text.startsWith('arn:')) return isPlainArn(text)
      // Digits alone may be half an account.
      return /[A-Za-z]/.test(text) && !mayHoldPlaceholder(text)
    case 'principal':
      return plainService.test(text) || isPlainArn(text)
    case 'action':
      return false
  }
}

function isPlainArn(text: string): boolean {
  return plainArn.test(text) && !mayHoldPlaceholder(text, true)
}
