// Whether what allows something allows just that, or more.

import { valueText } from '../base/json-value.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import { itemsOf } from '../model/policy.ts'
import type { Decision } from '../policy/decision.ts'
import { awsPrincipalsOf, placeOfElement, placeOfStatement, statementAt } from './cause-places.ts'
import type { PlaceIn } from './link-report.ts'

export interface Granted {
  readonly exact: boolean
  /** The value that allows it. */
  readonly place: PlaceIn | undefined
}

/**
 * Looks at the statements that allow it. Exact when one of them names one of `exactly`, and nothing wider allows it
 * too; a wider one is what the place shows.
 */
export function exactnessOf(
  decision: Decision,
  slot: 'identity' | 'resource',
  policies: readonly HeldPolicy[],
  exactly: readonly string[],
  account?: string,
): Granted {
  const allowing = decision.reasons
    .filter(reason => reason.slot === slot && reason.effect === 'Allow' && reason.matched === 'yes')
    .flatMap(reason => {
      const held = policies[reason.policy]
      const statement = held && statementAt(held, reason.statement)
      return held && statement ? [{ held, statement }] : []
    })
    .map(({ held, statement }): Granted => {
      const values =
        slot === 'resource'
          ? awsPrincipalsOf(statement)
          : itemsOf(statement.raw, 'Resource', statement.pointer)
      const named = values.find(({ value }) => exactly.includes(valueText(value)))
      const wide = values.find(({ value }) =>
        slot === 'resource' ? isEverybody(valueText(value), account) : /[*?]/.test(valueText(value)),
      )
      const shown = wide ?? named
      const element = slot === 'resource' ? 'Principal' : 'Resource'
      return {
        exact: named !== undefined && wide === undefined,
        place: shown
          ? { in: held.document, at: { pointer: shown.pointer } }
          : element in statement.raw
            ? placeOfElement(held, statement, element)
            : placeOfStatement(held, statement),
      }
    })
  return allowing.find(({ exact }) => !exact) ?? allowing[0] ?? { exact: false, place: undefined }
}

function isEverybody(value: string, account: string | undefined): boolean {
  return value === '*' || value === account || value.endsWith(`:${account}:root`)
}
