// A member that the policy language does not have: a slip, another case, or something of one's own.

import {
  childPointer,
  defineRule,
  type ElementHolder,
  type Found,
  hasOrMeans,
  isElement,
  type JsonObject,
  keyAt,
  meantElement,
  memberOf,
  nothing,
  type Statement,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly name: string
  readonly holder: ElementHolder
  /** The element it was meant to be. */
  readonly meant?: string
  readonly meantIsThere: boolean
}

export const rule = defineRule({
  id: 'unknown-element',
  title: 'a policy or a statement has a member that the policy language does not know',
  severity: 'error',
  aws: 'refuses',
  subject: 'policy',
  form: true,
  since: '0.1.0',
  why: 'AWS refuses the document: names of elements are exact, upper and lower case included, and there is no room for comments',
  fix: 'Write the element as AWS spells it, or remove the member; a note goes into "Sid" or into the description of the policy.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html',
  ],
  covers: [],
  examples: {
    bad: [
      {
        note: 'lower case',
        document: {
          Version: '2012-10-17',
          Statement: [{ effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
      {
        note: 'a comment',
        document: {
          Version: '2012-10-17',
          Comment: 'for the database team',
          Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Sid: 'DatabaseTeam', Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' },
          ],
        },
      },
    ],
  },
  find({ policy, statements }) {
    const found: Found<Facts>[] = []
    if (hasOrMeans(policy.root, 'Statement', 'policy')) collect(policy.root, 'policy', policy.pointer, found)
    for (const statement of statements) {
      collect(statement.raw, 'statement', statement.pointer, found, statement)
    }
    return found.length === 0 ? nothing : found
  },
  say: ({ name, holder, meant, meantIsThere }) => {
    const start = `"${name}" is no element of a ${holder}`
    if (meant !== undefined)
      return meantIsThere ? `${start}, and "${meant}" is there already` : `${start}; did you mean "${meant}"?`
    return isElement(name, other(holder)) ? `${start}; it belongs ${places[holder]}` : start
  },
})

const places: Readonly<Record<ElementHolder, string>> = {
  policy: 'inside a statement',
  statement: 'to the policy, beside "Statement"',
}

const other = (holder: ElementHolder): ElementHolder => (holder === 'policy' ? 'statement' : 'policy')

function collect(
  object: JsonObject,
  holder: ElementHolder,
  pointer: string,
  into: Found<Facts>[],
  statement?: Statement,
): void {
  for (const name of Object.keys(object)) {
    if (isElement(name, holder)) continue
    const belongsElsewhere = isElement(name, other(holder))
    const meant = belongsElsewhere ? undefined : meantElement(name, holder)
    const meantIsThere = meant !== undefined && memberOf(object, meant) !== undefined
    const at = childPointer(pointer, name)
    into.push({
      at: keyAt(at),
      facts: { name, holder, meantIsThere, ...(meant !== undefined && { meant }) },
      ...(statement && { statement }),
      ...(meant !== undefined &&
        !meantIsThere && {
          fix: { text: `"${meant}": …`, edits: [{ do: 'rename', pointer: at, name: meant }] },
        }),
    })
  }
}
