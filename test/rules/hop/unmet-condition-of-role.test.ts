import { rule } from '../../../rules/hop/unmet-condition-of-role.ts'
import { linkFiles, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'trust.json /Statement/0/Condition'
const asking = (Condition: object) =>
  linkFiles({
    trust: [trusts(tool, { Condition })],
    accounts: { '111122223333': { organization: 'o-a1b2c3d4e5' } },
  })

tryRule(rule, [
  {
    name: 'another organization',
    ...asking({ StringEquals: { 'aws:PrincipalOrgID': 'o-z9y8x7w6v5' } }),
    finds: [`${here}/StringEquals/aws:PrincipalOrgID`],
    says: ['"o-z9y8x7w6v5", and the call carries "o-a1b2c3d4e5"'],
  },
  {
    name: 'another role under everyone',
    ...linkFiles({
      trust: [
        trusts('*', { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::777788889999:role/*' } } }),
      ],
    }),
    finds: [`${here}/ArnLike/aws:PrincipalArn`],
  },
  {
    name: 'MFA, asked of a workload',
    ...asking({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    finds: [`${here}/Bool/aws:MultiFactorAuthPresent`],
  },
  {
    name: 'a session tag that is not passed',
    ...asking({ StringEquals: { 'aws:RequestTag/team': 'orders' } }),
    finds: [`${here}/StringEquals/aws:RequestTag~1team`],
  },
  {
    name: 'the organization',
    ...asking({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    finds: [],
  },
  {
    name: 'an organization of which nothing is known',
    ...linkFiles({
      trust: [trusts(tool, { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-z9y8x7w6v5' } } })],
    }),
    finds: [],
  },
  {
    name: 'the external id, which other rules are about',
    ...asking({ StringEquals: { 'sts:ExternalId': 'a-b' } }),
    finds: [],
  },
  {
    name: 'a tag of the caller that nobody told',
    ...asking({ StringEquals: { 'aws:PrincipalTag/team': 'orders' } }),
    finds: [],
  },
])
