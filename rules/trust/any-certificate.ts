// A role for IAM Roles Anywhere that says nothing of the certificate.

import {
  compiledConditionsOf,
  defineRule,
  ifKnown,
  isAccountId,
  parseArn,
  searchThrough,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'any-certificate',
  title: 'every certificate of every trust anchor of the account opens the role',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'IAM Roles Anywhere accepts whatever any of the certificate authorities has issued that were made trust anchors, now or later, for people and printers as well as for this workload',
  fix: 'Compare aws:SourceArn with the ARN of the trust anchor, and aws:PrincipalTag/x509Subject/CN with the name in the certificate.',
  sources: ['https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html'],
  covers: ['TB-80'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'rolesanywhere.amazonaws.com' },
              Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'rolesanywhere.amazonaws.com' },
              Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
              Condition: {
                StringEquals: { 'aws:PrincipalTag/x509Subject/CN': 'bytebase.example.com' },
                ArnEquals: {
                  'aws:SourceArn':
                    'arn:aws:rolesanywhere:eu-west-1:444455556666:trust-anchor/7d1f1f0e-8b0a-4a0e-9d53-2f6f4b1f9c11',
                },
              },
            },
          ],
        },
      },
    ],
  },
  find(trust) {
    return trust.trusted.flatMap(trusted => {
      const { value, statement, pointer } = trusted
      if (value !== 'rolesanywhere.amazonaws.com') return []
      const conditions = trust.statements.flatMap(compiledConditionsOf)
      const tags = conditions.filter(({ key }) => saysWhose(key))
      const named = conditions.filter(({ key }) => key === 'aws:sourcearn').flatMap(({ wanted }) => wanted)
      const account =
        ifKnown(trust.role)?.account ?? named.map(text => parseArn(text)?.account ?? '').find(isAccountId)
      const context = {
        ...Object.fromEntries(tags.map(({ key }) => [key, 'rdsaudit-stranger'])),
        'aws:SourceArn': `arn:aws:rolesanywhere:eu-west-1:${account ?? '000000000000'}:trust-anchor/${anchor}`,
      }
      if (searchThrough(trusted, trust)({ principal: value, context }).answer !== 'yes') return []
      return [{ at: { pointer }, label: 'with any certificate', statement, facts: {} }]
    })
  },
  say: () => 'any certificate of any trust anchor in this account gets a session of this role',
})

// An anchor that nobody names, in the account of the role or of the anchors that are named.
const anchor = '00000000-0000-4000-8000-000000000000'

/** What Roles Anywhere takes from the certificate. */
function saysWhose(key: string): boolean {
  return (
    /^aws:(principaltag|requesttag)\//.test(key) ||
    key === 'sts:sourceidentity' ||
    key === 'aws:sourceidentity'
  )
}
