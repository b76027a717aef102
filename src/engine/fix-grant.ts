// The exact ARN for a grant, taken from the link that uses it; nothing is made up.

import { parseArn } from '../model/arn.ts'
import { ifKnown } from '../model/known.ts'
import { signerOf } from '../model/link.ts'
import type { Fix } from './define-rule.ts'
import type { GrantSubject } from './wide-subjects.ts'

/** Replaces the value at the pointer by the ARN of the one database user that the grant's links log in as. */
export function exactArnFor({ links }: GrantSubject, pointer: string): Fix | undefined {
  const arns = new Set<string>()
  for (const link of links) {
    const account = signerOf(link)
    const region = link.database && ifKnown(link.database.region)
    const id = link.database && ifKnown(link.database.resourceId)
    const user = ifKnown(link.user)
    if (!account || region === undefined || id === undefined || user === undefined) return undefined
    const partition = parseArn(account.arn)?.partition ?? 'aws'
    arns.add(`arn:${partition}:rds-db:${region}:${account.account}:dbuser:${id}/${user}`)
  }
  const [arn] = arns
  if (arn === undefined || arns.size > 1) return undefined
  return {
    text: `"${arn}"  (values from link ${links[0]?.name})`,
    edits: [{ do: 'replace', pointer, value: arn }],
  }
}
