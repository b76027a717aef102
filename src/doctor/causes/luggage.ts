// What the call that assumes a role passes on with it: session tags and a source identity. Each is an action of its own,
// which both sides have to allow. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html

import type { HopCause } from '../../engine/hop-cause.ts'
import { type Case, fromDocument, type HopCase, named, said } from '../case.ts'
import { type Cause, is, possible, ruledOut, type Verdict } from '../define-cause.ts'
import type { Fix } from '../diagnosis.ts'
import { fix } from '../fixes.ts'
import { judgeHops } from '../hop-verdicts.ts'

type Action = 'sts:TagSession' | 'sts:SetSourceIdentity'
type End = 'caller' | 'role'

const apart = (action: Action) => `AWS names ${action}; which side lacks it, its policies tell`

export const luggageCauses: readonly Cause[] = [
  {
    id: 'tag-session-not-granted',
    step: 'assume',
    side: 'caller',
    title: 'the caller passes session tags and may not',
    says: [/is not authorized to perform: sts:TagSession/i],
    apart: apart('sts:TagSession'),
    judge: c => judgeTags(c, 'caller', 'session-tags-without-grant'),
  },
  {
    id: 'tag-session-not-trusted',
    step: 'assume',
    side: 'target',
    title: 'the link passes session tags, and the trust policy does not allow sts:TagSession',
    says: [/is not authorized to perform: sts:TagSession/i],
    apart: apart('sts:TagSession'),
    judge: c => judgeTags(c, 'role', 'session-tags-without-trust'),
  },
  {
    id: 'source-identity-not-granted',
    step: 'assume',
    side: 'caller',
    title: 'the caller passes a source identity and may not',
    says: [/is not authorized to perform: sts:SetSourceIdentity/i],
    apart: apart('sts:SetSourceIdentity'),
    judge: c => judgeLuggage(c, 'caller', 'sts:SetSourceIdentity'),
  },
  {
    id: 'source-identity-not-trusted',
    step: 'assume',
    side: 'target',
    title: 'the link passes a source identity, and the trust policy does not allow sts:SetSourceIdentity',
    says: [/is not authorized to perform: sts:SetSourceIdentity/i],
    apart: apart('sts:SetSourceIdentity'),
    judge: c => judgeLuggage(c, 'role', 'sts:SetSourceIdentity'),
  },
  {
    id: 'source-identity-already-set',
    step: 'assume',
    side: 'link',
    title: 'the session has a source identity already, and the link sends another',
    says: [/source identity is already set|SourceIdentity.*cannot be changed/i],
    apart: 'STS says it in these words; what an earlier hop set stays for all later ones',
    judge(c) {
      const { refusal } = c.hops.find(hop => /identity is already set/.test(hop.refusal?.message ?? '')) ?? {}
      return (
        refusal &&
        is(said(refusal, 'role-assumed'), {
          fix: fix('link', 'Send the source identity with the first role only, or the same with all'),
        })
      )
    },
  },
]

/** What documents say counts without a refusal too: tags are part of what `check` asks of a hop. */
function judgeTags(c: Case, end: End, rule: string): Verdict | undefined {
  const found = judgeHops(c, {
    side: end,
    kind: 'tagging',
    isIt: ({ side }: Extract<HopCause, { readonly kind: 'tagging' }>) => side === end,
    rules: [rule],
    likelihood: () => undefined,
    fix: (_c, hop) => allow(hop, end, 'sts:TagSession'),
  })
  return found?.state === 'is' ? found : judgeLuggage(c, end, 'sts:TagSession')
}

function judgeLuggage(c: Case, end: End, action: Action): Verdict | undefined {
  const hop = c.hops.find(({ refusal }) => refusal?.message.includes(action))
  if (!hop?.refusal) return undefined
  const sides = hop.subject?.sides?.askedFor(action)
  const own = end === 'caller' ? sides?.caller : sides?.trust
  const path = end === 'caller' ? hop.caller?.arn : hop.role?.trust
  const wasSeen = end === 'caller' ? hop.caller?.gaps.length === 0 : hop.role?.trust !== undefined
  if (sides && own && wasSeen) {
    if (own.decision === 'allowed') return ruledOut(fromDocument(`${action} is allowed`, path))
    if (!own.outcomes.includes('allowed') && !sides.both.outcomes.includes('allowed'))
      return is(fromDocument(`nothing in it allows ${action}`, path), { fix: allow(hop, end, action) })
  }
  return possible(70, said(hop.refusal), { fix: allow(hop, end, action) })
}

function allow({ hop }: HopCase, end: End, action: Action): Fix {
  return end === 'caller'
    ? fix('caller', `Allow ${action} too, in the policies of the caller`, {
        copy: `"Action": ["sts:AssumeRole", "${action}"], "Resource": "${hop.arn}"`,
      })
    : fix('target', `Allow ${action} in the trust policy of ${named(hop.arn)}`, {
        copy: `"Action": ["sts:AssumeRole", "${action}"]`,
      })
}
